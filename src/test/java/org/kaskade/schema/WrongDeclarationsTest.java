package org.kaskade.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaskade.schema.WrongFiles.WrongFile;

class WrongDeclarationsTest {
  @TempDir Path root;

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.kaskade.schema.WrongFiles#all")
  void saysWhereAndWhatToWrite(WrongFile wrong) {
    List<String> problems = new SchemaFolder(root).with(wrong.path(), wrong.content()).problems();

    assertThat(problems).as(wrong.name()).hasSize(1);
    assertThat(problems.getFirst())
        .startsWith(wrong.path() + ":" + wrong.line() + ": ")
        .contains(wrong.says());
  }

  @Test
  void tellsEveryMistakeOfEveryFileAtOnce() {
    SchemaFolder folder = new SchemaFolder(root);
    WrongFiles.all()
        .filter(wrong -> !wrong.path().startsWith("policies/"))
        .filter(wrong -> !wrong.path().equals("classes/scanner.yaml"))
        .forEach(wrong -> folder.with(wrong.path(), wrong.content()));
    folder.with(
        "classes/scanner.yaml",
        """
        class: Scanner
        parent: Sever
        descriptoin: Reads.
        attributes:
          name: {type: string, description: A name.}
          speed: {type: text, description: How fast.}
        """);

    assertThat(folder.problems())
        .contains(
            "classes/scanner.yaml:2: 'parent' names 'Sever', which is not declared (did you mean Server?)."
                + " Correct the name, or add cmdb-schema/classes/sever.yaml.")
        .anyMatch(p -> p.startsWith("classes/scanner.yaml:3: 'descriptoin' is not known here"))
        .anyMatch(p -> p.startsWith("classes/scanner.yaml:1: 'description' is missing"))
        .anyMatch(p -> p.startsWith("classes/scanner.yaml:5: attribute 'name'"))
        .anyMatch(p -> p.startsWith("classes/scanner.yaml:6: 'type' of attribute 'speed'"))
        .anyMatch(p -> p.startsWith("relationships/feeds.yaml:"));
  }

  @Test
  void doesNotBlameChildrenForAnUnreadableParent() {
    List<String> problems =
        new SchemaFolder(root)
            .with("classes/device.yaml", "class: Device\n  parent: [\n")
            .with(
                "classes/scanner.yaml",
                "class: Scanner\nparent: Device\ndescription: Reads.\nidentification: [[imei]]\n")
            .problems();

    assertThat(problems).singleElement().asString().startsWith("classes/device.yaml:2: ");
  }

  @Test
  void findsClassesThatExtendEachOther() {
    List<String> problems =
        new SchemaFolder(root)
            .with("classes/hen.yaml", "class: Hen\nparent: Egg\ndescription: Lays.\n")
            .with("classes/egg.yaml", "class: Egg\nparent: Hen\ndescription: Hatches.\n")
            .with("classes/chick.yaml", "class: Chick\nparent: Egg\ndescription: Grows.\n")
            .problems();

    assertThat(problems)
        .singleElement()
        .asString()
        .contains(":2: the class extends itself: Egg extends Hen extends Egg.");
  }

  @Test
  void tellsHowToExtendAShippedClassInsteadOfRedefiningIt() {
    List<String> problems =
        new SchemaFolder(root)
            .with(
                "classes/server.yaml",
                "class: Server\nparent: ConfigurationItem\ndescription: Mine.\n")
            .problems();

    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("classes/server.yaml:1: class Server comes with Kaskade")
        .contains("cmdb-schema/classes/server.yaml:1", "parent: Server");
  }

  @Test
  void tellsThatTwoClassesWouldShareAListQuery() {
    List<String> problems =
        new SchemaFolder(root)
            .with(
                "classes/box.yaml",
                "class: Box\nparent: Server\nplural: servers\ndescription: A box.\n")
            .problems();

    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("classes/box.yaml:3: the list of class Box would be queried as 'servers'")
        .contains("plural:");
  }
}
