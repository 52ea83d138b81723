/// A fictional company's estate to look at: Larkspur Outfitters, a web shop with a warehouse and a
/// support desk.
///
/// The demo is a user of the running server like any other: it commits the sample inventories into
/// a Git repository of its own, adds them as sources and asks what an outage reaches, all over
/// HTTP. So are the changes its board has to decide on; it declares a template of its own for
/// standard ones, since an approval in advance is somebody's to give.
@ApplicationModule(allowedDependencies = {"access", "importers", "importers :: git"})
@NullMarked
package org.kaskade.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
