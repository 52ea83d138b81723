/// The dossier of a change: what a change advisory board reads before it says yes or no, as
/// Markdown, as one HTML page that needs nothing else, and as PDF.
///
/// So is what an outage does, which a page shows, to be passed on as a file.
///
/// {@link org.kaskade.dossier.DossierContent} is a plain value; whoever knows the change fills it.
/// What is not known is left out by its owner and said here, never invented.
@ApplicationModule(allowedDependencies = {"estate", "graph", "graphql", "drawing", "impact"})
@NullMarked
package org.kaskade.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
