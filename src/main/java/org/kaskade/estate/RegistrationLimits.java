package org.kaskade.estate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much one call of `registerAssets` may hold.
///
/// @param registrationItems CIs
/// @param registrationDependencies dependencies
/// @param registrationAttributes attributes of one CI
/// @param registrationAttributeLength of one value, in UTF-16 code units
@ConfigurationProperties("kaskade.limits")
record RegistrationLimits(
    @DefaultValue("20000") int registrationItems,
    @DefaultValue("50000") int registrationDependencies,
    @DefaultValue("200") int registrationAttributes,
    @DefaultValue("32768") int registrationAttributeLength) {

  String tooLong() {
    return "The value is longer than %,d characters (kaskade.limits.registration-attribute-length). Shorten it, or link to where it stands."
        .formatted(registrationAttributeLength);
  }

  /// What a message quotes of a caller's text.
  String shown(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
  }
}
