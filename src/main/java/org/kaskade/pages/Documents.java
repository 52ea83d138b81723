package org.kaskade.pages;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Documents that other modules make on the server, in the frame of all pages: they can be read
/// without a script.
public final class Documents {
  private final Shells shells;
  private final PageWords words;

  Documents(Shells shells, PageWords words) {
    this.shells = shells;
    this.words = words;
  }

  /// Serves a document that stays the same while the program runs; it is made when somebody first
  /// asks for it.
  ///
  /// @param name of its template `pages/<name>.html` and its module `app/pages/<name>.js`; the
  ///   prefix of its words
  public RouterFunction<ServerResponse> at(String path, String name, Parts parts) {
    Template template = new Template(name, words);
    Page page = new Page(name, null, List.of(path));
    Map<Tongue, Shell> made = new EnumMap<>(Tongue.class);
    return RouterFunctions.route()
        .GET(
            path,
            request ->
                PagesConfiguration.inOneTongue(
                    request,
                    asked -> {
                      Tongue tongue = Tongue.wanted(asked);
                      synchronized (made) {
                        return made.computeIfAbsent(
                                tongue,
                                t -> shells.framed(page, t, template.filled(t, parts.in(in(t)))))
                            .answer(HttpStatus.OK);
                      }
                    }))
        .build();
  }

  private Words in(Tongue tongue) {
    return new Words() {
      @Override
      public String get(String key) {
        return words.get(tongue, key);
      }

      @Override
      public Locale locale() {
        return Locale.of(tongue.code());
      }
    };
  }

  /// What stands in the gaps of a template.
  @FunctionalInterface
  public interface Parts {
    /// HTML by the names of gaps.
    Map<String, String> in(Words words);
  }

  /// The words of pages in one language.
  public interface Words {
    /// The word of a key.
    ///
    /// @throws IllegalArgumentException where there is none
    String get(String key);

    /// By which numbers are written.
    Locale locale();
  }
}
