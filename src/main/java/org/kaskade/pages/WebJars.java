package org.kaskade.pages;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/// The libraries that modules of pages import, out of the jars that the build chose.
final class WebJars {
  /// No `..`, no hidden files, nothing but modules.
  private static final Pattern MODULE = Pattern.compile("([a-z0-9-]+/)*[a-z0-9-]+\\.js");

  /// Lit without the module that stands for the whole: it adds nothing to this one but two
  /// requests.
  private static final List<Library> LIBRARIES =
      List.of(
          new Library("lit", "lit-element", "lit-element.js"),
          new Library("lit-html", "lit-html", "lit-html.js"),
          new Library("@lit/reactive-element", "lit__reactive-element", "reactive-element.js"));

  private final Map<String, String> roots = new LinkedHashMap<>();
  private final Map<String, String> imports = new LinkedHashMap<>();

  WebJars() throws IOException {
    for (Library library : LIBRARIES) {
      String root = "/webjars/%s/%s/".formatted(library.artifact(), version(library.artifact()));
      roots.put(library.artifact(), root);
      imports.put(library.specifier(), root + library.entry());
      imports.put(library.specifier() + "/", root);
    }
  }

  /// Names that modules import, each with its address; one that ends with a slash stands for all
  /// below it.
  Map<String, String> imports() {
    return Map.copyOf(imports);
  }

  /// Patterns of the addresses that are served.
  List<String> patterns() {
    return roots.values().stream().map(root -> root + "**").toList();
  }

  /// The module at an address.
  Optional<Resource> find(String address) {
    return roots.values().stream()
        .filter(address::startsWith)
        .filter(root -> MODULE.matcher(address.substring(root.length())).matches())
        .<Resource>map(root -> new ClassPathResource("META-INF/resources" + address))
        .filter(Resource::exists)
        .findFirst();
  }

  private static String version(String artifact) throws IOException {
    Properties properties =
        PropertiesLoaderUtils.loadProperties(
            new ClassPathResource(
                "META-INF/maven/org.webjars.npm/%s/pom.properties".formatted(artifact)));
    return properties.getProperty("version", "");
  }

  /// @param specifier what modules import
  /// @param artifact what the jar calls it
  /// @param entry the module that stands for the whole
  private record Library(String specifier, String artifact, String entry) {}
}
