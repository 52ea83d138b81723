package org.kaskade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.springframework.util.FileSystemUtils;

class EmbeddedNeo4jIT {
  @TempDir Path temporary;

  @Test
  void keepsItsDataOverARestartAndStopsQuickly() {
    try (DataDirectory directory = DataDirectory.open(temporary.resolve("data"))) {
      try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(directory, TestNeo4j.SMALL)) {
        run(neo4j, "CREATE (:Kept {name: 'before'})");
      }
      EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(directory, TestNeo4j.SMALL);
      assertThat(count(neo4j, "MATCH (k:Kept {name: 'before'}) RETURN count(k)")).isOne();
      Instant closing = Instant.now();
      neo4j.close();
      assertThat(Duration.between(closing, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void makesAnewWhatACrashLeftHalfMade() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temporary.resolve("data"))) {
      Path note = directory.path().resolve("store-creation");
      try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(directory, TestNeo4j.SMALL)) {
        assertThat(note).doesNotExist();
        run(neo4j, "CREATE (:Kept)");
      }
      Path logs = directory.path().resolve("neo4j").resolve("data").resolve("transactions");
      FileSystemUtils.deleteRecursively(logs);
      Files.writeString(note, "begun");
      try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(directory, TestNeo4j.SMALL)) {
        assertThat(count(neo4j, "MATCH (k:Kept) RETURN count(k)")).isZero();
        assertThat(note).doesNotExist();
        run(neo4j, "CREATE (:Kept)");
      }
      Files.writeString(note, "done");
      try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(directory, TestNeo4j.SMALL)) {
        assertThat(count(neo4j, "MATCH (k:Kept) RETURN count(k)")).isOne();
        assertThat(note).doesNotExist();
      }
    }
  }

  @Test
  void letsNobodyInWithoutThePassword() {
    for (var token : List.of(AuthTokens.none(), AuthTokens.basic("neo4j", "neo4j"))) {
      try (Driver stranger = GraphDatabase.driver(TestNeo4j.uri(), token)) {
        assertThatThrownBy(stranger::verifyConnectivity)
            .isInstanceOf(AuthenticationException.class);
      }
    }
  }

  @Test
  void healsALostPasswordFile() throws IOException {
    try (DataDirectory directory = DataDirectory.open(temporary.resolve("data"))) {
      try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(directory, TestNeo4j.SMALL)) {
        run(neo4j, "CREATE (:Kept)");
      }
      Path password = directory.path().resolve("secrets").resolve("neo4j-password");
      String before = Files.readString(password);
      Files.delete(password);
      try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(directory, TestNeo4j.SMALL)) {
        assertThat(count(neo4j, "MATCH (k:Kept) RETURN count(k)")).isOne();
        assertThat(password).content().isNotEqualTo(before);
      }
    }
  }

  @Test
  void keepsOtherUsersOut() throws IOException {
    assumeThat(temporary.getFileSystem().supportedFileAttributeViews())
        .as("skipped: this file system has no POSIX permissions")
        .contains("posix");
    Path data = temporary.resolve("new").resolve("data");
    try (DataDirectory directory = DataDirectory.open(data);
        EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(directory, TestNeo4j.SMALL)) {
      run(neo4j, "RETURN 1");
      assertThat(permissions(data)).isEqualTo("rwx------");
      assertThat(permissions(data.resolve("secrets/neo4j-password"))).isEqualTo("rw-------");
      try (Stream<Path> files = Files.walk(data)) {
        assertThat(files.filter(file -> reachableByOthers(data, file))).isEmpty();
      }
    }
  }

  @Test
  void writesItsLogsBelowTheDataDirectory() {
    Path data = temporary.resolve("data");
    try (DataDirectory directory = DataDirectory.open(data);
        EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(directory, TestNeo4j.SMALL)) {
      assertThat(neo4j.uri()).isNotNull();
      assertThat(data.resolve("neo4j/logs/debug.log")).isNotEmptyFile();
    }
  }

  @Test
  void listensOnLoopbackOnly() throws IOException {
    assumeThat(Path.of("/proc/self/fd")).as("skipped: needs Linux").isDirectory();
    assertThat(TestNeo4j.uri().getHost()).isEqualTo("127.0.0.1");
    assertThat(boundAddresses("tcp")).isNotEmpty().containsOnly("127.0.0.1");
    assertThat(boundAddresses("udp")).isEmpty();
  }

  @Test
  void refusesToReadFilesAndAddressesIntoCypher() throws IOException {
    Path file = temporary.resolve("secret.csv");
    Files.writeString(file, "secret\n");
    for (String url : List.of(file.toUri().toString(), "http://127.0.0.1:1/x.csv")) {
      try (Session session = TestNeo4j.driver().session()) {
        assertThatThrownBy(() ->
                session.run("LOAD CSV FROM $url AS row RETURN row", Map.of("url", url)).list())
            .isInstanceOf(Neo4jException.class)
            .hasMessageMatching("(?s).*(not allowed|blocked|denied|disabled|configuration).*");
      }
    }
  }

  /// Local addresses of this process's listening or bound sockets, read from the kernel's tables.
  private static Set<String> boundAddresses(String protocol) throws IOException {
    Set<String> mine = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        Matcher socket =
            Pattern.compile("socket:\\[(\\d+)]").matcher(String.valueOf(target(descriptor)));
        if (socket.matches()) {
          mine.add(socket.group(1));
        }
      }
    }
    Set<String> addresses = new HashSet<>();
    for (String table : List.of(protocol, protocol + "6")) {
      for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
        String[] columns = line.strip().split("\\s+", -1);
        boolean listening = protocol.equals("udp") || columns[3].equals("0A");
        if (mine.contains(columns[9]) && listening) {
          addresses.add(address(columns[1].substring(0, columns[1].indexOf(":"))));
        }
      }
    }
    return addresses;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  /// The kernel writes an IPv4 address as one little-endian word, IPv6 as four.
  private static String address(String hex) throws IOException {
    String word = hex.substring(hex.length() - 8);
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      bytes[3 - i] = (byte) Integer.parseInt(word.substring(2 * i, 2 * i + 2), 16);
    }
    return Inet4Address.getByAddress(bytes).getHostAddress();
  }

  private static boolean reachableByOthers(Path data, Path file) {
    for (Path path = file; path != null && path.startsWith(data); path = path.getParent()) {
      String permissions = permissions(path);
      if (permissions.startsWith("------", 3)) {
        return false;
      }
    }
    return true;
  }

  private static String permissions(Path path) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      return PosixFilePermissions.toString(permissions);
    } catch (IOException gone) {
      return "---------";
    }
  }

  private static void run(EmbeddedNeo4j neo4j, String cypher) {
    try (Driver driver = GraphDatabase.driver(neo4j.uri(), neo4j.authentication())) {
      driver.executableQuery(cypher).execute();
    }
  }

  private static long count(EmbeddedNeo4j neo4j, String cypher) {
    try (Driver driver = GraphDatabase.driver(neo4j.uri(), neo4j.authentication())) {
      return driver.executableQuery(cypher).execute().records().getFirst().get(0).asLong();
    }
  }
}
