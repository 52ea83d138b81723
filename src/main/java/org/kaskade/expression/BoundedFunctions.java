package org.kaskade.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The functions of JSONata that could run without end inside one step, as functions that can't.
final class BoundedFunctions {
  private static final int WIDEST = 10_000;

  private final EvaluationTime time;
  private final Map<String, Jsonata.JFunction> byName = new LinkedHashMap<>();

  BoundedFunctions(EvaluationTime time) {
    this.time = time;
    define("contains", "<s-(sf):b>", arguments -> contains(text(arguments), arguments.get(1)));
    define(
        "match",
        "<s-f<s:o>n?:a<o>>",
        arguments -> match(text(arguments), arguments.get(1), number(arguments, 2)));
    define(
        "replace",
        "<s-(sf)(sf)n?:s>",
        arguments ->
            replace(text(arguments), arguments.get(1), arguments.get(2), number(arguments, 3)));
    define(
        "split",
        "<s-(sf)n?:a<s>>",
        arguments -> split(text(arguments), arguments.get(1), number(arguments, 2)));
    define("pad", "<s-ns?:s>", BoundedFunctions::pad);
    define(
        "eval",
        "<sx?:x>",
        arguments -> {
          throw new StoppedEvaluation("uses $eval, which is not allowed; write the expression out");
        });
  }

  private interface Body {
    @Nullable Object of(List<?> arguments) throws Throwable;
  }

  private void define(String name, String signature, Body body) {
    byName.put(
        name, new Jsonata.JFunction((input, arguments) -> body.of((List<?>) arguments), signature));
  }

  void bindIn(Jsonata.Frame frame) {
    byName.forEach(frame::bind);
  }

  private static @Nullable String text(List<?> arguments) {
    return arguments.getFirst() instanceof String text ? text : null;
  }

  private static @Nullable Integer number(List<?> arguments, int index) {
    return index < arguments.size() && arguments.get(index) instanceof Number number
        ? Integer.valueOf(number.intValue())
        : null;
  }

  private Matcher matcher(Object pattern, String text) {
    if (!(pattern instanceof Pattern expression)) {
      throw new StoppedEvaluation("needs a text or a /regular expression/ to look for");
    }
    return expression.matcher(new TimedText(text, time));
  }

  private @Nullable Boolean contains(@Nullable String text, Object token) {
    if (text == null) {
      return null;
    }
    return token instanceof String part ? text.contains(part) : matcher(token, text).find();
  }

  private @Nullable List<?> match(@Nullable String text, Object pattern, @Nullable Integer limit) {
    if (text == null) {
      return null;
    }
    List<Object> matches = Utils.createSequence();
    Matcher matcher = matcher(pattern, text);
    while ((limit == null || matches.size() < limit) && matcher.find()) {
      matches.add(found(matcher));
    }
    return matches;
  }

  private static Map<String, Object> found(Matcher matcher) {
    List<@Nullable String> groups = new ArrayList<>();
    for (int group = 1; group <= matcher.groupCount(); group++) {
      groups.add(matcher.group(group));
    }
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("match", matcher.group());
    found.put("index", matcher.start());
    found.put("groups", groups);
    return found;
  }

  private @Nullable String replace(
      @Nullable String text, Object pattern, Object replacement, @Nullable Integer limit)
      throws Throwable {
    if (text == null) {
      return null;
    }
    if (pattern instanceof String part && part.isEmpty()) {
      throw new StoppedEvaluation("replaces an empty text");
    }
    Matcher matcher =
        matcher(
            pattern instanceof String part ? Pattern.compile(Pattern.quote(part)) : pattern, text);
    StringBuilder result = new StringBuilder();
    int done = 0;
    int count = 0;
    while ((limit == null || count < limit) && matcher.find()) {
      result.append(text, done, matcher.start());
      if (replacement instanceof String written) {
        result.append(pattern instanceof String ? written : Replacement.expanded(written, matcher));
      } else {
        result.append(Functions.funcApply(replacement, List.of(found(matcher))));
      }
      done = matcher.end();
      count++;
    }
    return result.append(text, done, text.length()).toString();
  }

  private @Nullable List<String> split(
      @Nullable String text, Object separator, @Nullable Integer limit) {
    if (text == null) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    if (separator instanceof String part && part.isEmpty()) {
      text.codePoints().forEach(character -> parts.add(Character.toString(character)));
    } else {
      Matcher matcher =
          matcher(
              separator instanceof String part ? Pattern.compile(Pattern.quote(part)) : separator,
              text);
      int done = 0;
      while (matcher.find()) {
        if (matcher.end() > 0) {
          parts.add(text.substring(done, matcher.start()));
          done = matcher.end();
        }
      }
      parts.add(text.substring(done));
    }
    return limit != null && limit < parts.size() ? parts.subList(0, Math.max(0, limit)) : parts;
  }

  private static @Nullable String pad(List<?> arguments) {
    Integer width = number(arguments, 1);
    if (width == null || Math.abs((long) width) > WIDEST) {
      throw new StoppedEvaluation("pads a text to more than %,d characters".formatted(WIDEST));
    }
    String filler = arguments.size() > 2 && arguments.get(2) instanceof String s ? s : " ";
    return Functions.pad(text(arguments), width, filler);
  }
}
