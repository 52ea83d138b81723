package org.kaskade.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One file of `cmdb-schema/migrations`: `V<version>__<description>.cypher`.
///
/// @param statements in order, each for a transaction of its own
/// @param checksum of the file's text, whatever its line ends
record Migration(int version, String description, String checksum, List<String> statements) {
  private static final Pattern NAME = Pattern.compile("V(\\d{3,6})__(\\w+)\\.cypher");
  private static final Pattern LINE_COMMENT = Pattern.compile("(?m)^\\s*//.*$");
  private static final Pattern END_OF_STATEMENT = Pattern.compile("(?m);[ \\t]*$");

  Migration {
    statements = List.copyOf(statements);
  }

  /// @throws UnusableStore if the name is not that of a migration
  static Migration parse(String fileName, String text) {
    Matcher name = NAME.matcher(fileName);
    if (!name.matches()) {
      throw new UnusableStore(
          "cmdb-schema/migrations/%s is not named like a migration".formatted(fileName),
          "Name it V<number>__<what_it_does>.cypher, for example V002__index_of_owners.cypher.");
    }
    String unix = text.replace("\r\n", "\n");
    List<String> statements =
        END_OF_STATEMENT
            .splitAsStream(LINE_COMMENT.matcher(unix).replaceAll(""))
            .map(String::strip)
            .filter(statement -> !statement.isEmpty())
            .toList();
    return new Migration(
        Integer.parseInt(name.group(1)),
        name.group(2).replace('_', ' '),
        sha256(unix.strip()),
        statements);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "V%03d (%s)".formatted(version, description);
  }
}
