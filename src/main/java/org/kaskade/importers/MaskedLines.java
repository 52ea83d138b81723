package org.kaskade.importers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of an inventory file with its secrets masked, each line where it was.
///
/// Beyond what {@link Secrets} finds within a line, it masks what spans several: private keys,
/// vault texts, all that is indented below a secret name (`password: |`), and the data of a
/// Kubernetes Secret.
final class MaskedLines {
  private static final Pattern NAME_ALONE =
      Pattern.compile(
          "^([ \\t]*+)(?:- ++)?[\"']?+([A-Za-z_][A-Za-z0-9_.-]*+)[\"']?+ *+[:=] *+(?:![A-Za-z0-9_/-]++ *+)?(?:[|>][+0-9-]*+|[\\[{(])? *+(?:#.*+)?$");
  private static final Pattern KUBERNETES_SECRET =
      Pattern.compile("(?m)^[ \\t-]*+[\"']?kind[\"']?[ \\t]*+:[ \\t]*+[\"']?(?:Sealed)?Secret\\b");
  private static final Pattern INDENTED = Pattern.compile("^[ \\t]*+");
  private static final Pattern HEXADECIMAL = Pattern.compile("^[ \\t]*+[0-9a-fA-F]{8,}+[ \\t]*+$");

  private final boolean kubernetesSecret;
  private final List<String> masked = new ArrayList<>();
  private boolean inPrivateKey;
  private boolean inVault;

  /// Indentation of the secret name whose content this is; -1 outside.
  private int below = -1;

  private MaskedLines(String text) {
    this.kubernetesSecret = KUBERNETES_SECRET.matcher(text).find();
  }

  static List<String> of(String text) {
    MaskedLines lines = new MaskedLines(text);
    text.lines().forEach(lines::add);
    return List.copyOf(lines.masked);
  }

  private void add(String line) {
    int indent = indent(line);
    if (below >= 0 && !line.isBlank() && !isBelow(line, indent)) {
      below = -1;
    }
    inVault = inVault && HEXADECIMAL.matcher(line).matches();
    boolean hidden = inPrivateKey || inVault || below >= 0;
    if (line.contains("-----BEGIN ") && line.contains("PRIVATE KEY")) {
      inPrivateKey = true;
      hidden = true;
    }
    if (inPrivateKey && line.contains("-----END ")) {
      inPrivateKey = false;
    }
    inVault |= line.contains("$ANSIBLE_VAULT;");
    masked.add(
        hidden && !line.isBlank()
            ? line.substring(0, indent) + Secrets.MASK
            : Secrets.withoutCredentials(line));
    Matcher name = NAME_ALONE.matcher(line);
    if (below < 0 && name.matches() && isSecret(name.group(2))) {
      below = indent;
    }
  }

  /// YAML lets the items of a list stand as far left as the name they are under.
  private boolean isBelow(String line, int indent) {
    return indent > below || (indent == below && line.startsWith("- ", indent));
  }

  private boolean isSecret(String name) {
    return Secrets.isSecretName(name)
        || name.equals("stringData")
        || (kubernetesSecret && (name.equals("data") || name.equals("encryptedData")));
  }

  private static int indent(String line) {
    Matcher indented = INDENTED.matcher(line);
    return indented.find() ? indented.end() : 0;
  }
}
