/// Reads CycloneDX bills of materials, JSON and XML, of versions 1.2 to 1.7.
///
/// {@link org.kaskade.importers.cyclonedx.XmlTree} brings XML into the form of the JSON, {@link
/// org.kaskade.importers.cyclonedx.BomParser} makes of one file what it says, whatever other files
/// there are, and {@link org.kaskade.importers.cyclonedx.BomFindings} joins what they say. Which
/// class a component has is declared in `importers/cyclonedx/mapping.yaml`.
@NullMarked
package org.kaskade.importers.cyclonedx;

import org.jspecify.annotations.NullMarked;
