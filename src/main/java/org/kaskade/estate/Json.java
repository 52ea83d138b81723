package org.kaskade.estate;

import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// How claims and journal entries are written down.
final class Json {
  static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
  private static final TypeReference<List<Claim.ClaimedDependency>> DEPENDENCIES =
      new TypeReference<>() {};

  private Json() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static Map<String, Object> values(String json) {
    return MAPPER.readValue(json, VALUES);
  }

  static List<Claim.ClaimedDependency> dependencies(String json) {
    return MAPPER.readValue(json, DEPENDENCIES);
  }
}
