/// The meetings of the change advisory board: agenda, decisions and minutes.
///
/// A meeting is a record. Its *agenda* lists the changes of some days, the riskiest first, and is
/// frozen before the meeting: what is submitted later is *late* and told apart, and where the risk
/// has changed since, both are shown.
@ApplicationModule(
    allowedDependencies = {"change", "records", "windows", "graphql", "access", "drawing"})
@NullMarked
package org.kaskade.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
