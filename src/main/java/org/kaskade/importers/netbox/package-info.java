/// Reads exports of NetBox: places, devices, virtual machines, clusters, and the cables between
/// them.
///
/// Every file becomes a list of *objects* by itself, whatever the form of the export; references
/// between objects are followed when all files are read. Cables are traced from end to end, through
/// patch panels and circuits.
@NullMarked
package org.kaskade.importers.netbox;

import org.jspecify.annotations.NullMarked;
