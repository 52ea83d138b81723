package org.kaskade.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AbstractDescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.SDLDefinition;
import graphql.parser.Parser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class SdlTest {
  static Stream<Resource> files() throws Exception {
    Resource[] found =
        new PathMatchingResourcePatternResolver()
            .getResources("classpath:graphql/schema/*.graphqls");
    assertThat(found).hasSizeGreaterThanOrEqualTo(4);
    return Stream.of(found);
  }

  @ParameterizedTest
  @MethodSource("files")
  void describesEveryTypeFieldAndArgument(Resource file) throws Exception {
    List<String> silent = new ArrayList<>();
    for (SDLDefinition<?> definition :
        Parser.parse(file.getContentAsString(StandardCharsets.UTF_8))
            .getDefinitionsOfType(SDLDefinition.class)) {
      switch (definition) {
        case ObjectTypeExtensionDefinition type ->
            fields(type.getName(), type.getFieldDefinitions(), silent);
        case ObjectTypeDefinition type -> {
          check(type.getName(), type, silent);
          fields(type.getName(), type.getFieldDefinitions(), silent);
        }
        case InterfaceTypeDefinition type -> {
          check(type.getName(), type, silent);
          fields(type.getName(), type.getFieldDefinitions(), silent);
        }
        case InputObjectTypeDefinition type -> {
          check(type.getName(), type, silent);
          type.getInputValueDefinitions()
              .forEach(v -> check(type.getName() + "." + v.getName(), v, silent));
        }
        case EnumTypeDefinition type -> {
          check(type.getName(), type, silent);
          type.getEnumValueDefinitions()
              .forEach(v -> check(type.getName() + "." + v.getName(), v, silent));
        }
        case AbstractDescribedNode<?> other -> check(other.toString(), other, silent);
        default -> {
          // Directives describe themselves where they are declared.
        }
      }
    }
    assertThat(silent).as("without a description in %s", file.getFilename()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhoMayCallEveryMutation(Resource file) throws Exception {
    assertThat(
            Parser.parse(file.getContentAsString(StandardCharsets.UTF_8))
                .getDefinitionsOfType(ObjectTypeExtensionDefinition.class)
                .stream()
                .filter(type -> type.getName().equals("Mutation"))
                .flatMap(type -> type.getFieldDefinitions().stream())
                .filter(field -> field.getDirectives("allowed").isEmpty())
                .map(FieldDefinition::getName))
        .as("without @allowed in %s", file.getFilename())
        .isEmpty();
  }

  private static void fields(String type, List<FieldDefinition> fields, List<String> silent) {
    for (FieldDefinition field : fields) {
      String name = type + "." + field.getName();
      check(name, field, silent);
      field
          .getInputValueDefinitions()
          .forEach(argument -> check(name + "(" + argument.getName() + ")", argument, silent));
    }
  }

  private static void check(String name, AbstractDescribedNode<?> node, List<String> silent) {
    if (node.getDescription() == null || node.getDescription().getContent().isBlank()) {
      silent.add(name);
    }
  }
}
