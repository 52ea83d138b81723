package org.kaskade.schema;

/// The part of the GraphQL schema that follows from the record types.
///
/// Expects what `records.graphqls` and the CI classes define.
public final class RecordGraphQlTypes {
  private final CmdbSchema schema;

  public RecordGraphQlTypes(CmdbSchema schema) {
    this.schema = schema;
  }

  /// Definitions in GraphQL's schema definition language; empty where there are no record types.
  public String sdl() {
    StringBuilder sdl = new StringBuilder();
    for (RecordType type : schema.recordTypes()) {
      sdl.append(new RecordTypeSdl(type).sdl())
          .append(new RecordInputSdl(type).sdl())
          .append(new RecordOperationSdl(type).sdl());
    }
    for (RecordInverse inverse : RecordInverse.all(schema)) {
      for (String extended : inverse.types(schema)) {
        sdl.append(
            "extend %s %s {\n%s  %s(first: Int = 50, after: String): %sConnection!\n}\n\n"
                .formatted(
                    inverse.isInterface(schema, extended) ? "interface" : "type",
                    extended,
                    Sdl.description(
                        "  ",
                        "%s records that are linked with it as `%s`, newest first."
                            .formatted(inverse.type().name(), inverse.link().name())),
                    inverse.link().inverse(),
                    inverse.type().name()));
      }
    }
    return sdl.toString();
  }
}
