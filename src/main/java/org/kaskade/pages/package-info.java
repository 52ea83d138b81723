/// The web pages: what browsers get before they ask GraphQL anything.
///
/// A page is a *shell*, one static document per language, and a module of JavaScript that asks
/// named operations and shows their answers. Modules and style lie below `/app/<build>/`, libraries
/// below `/webjars/<name>/<version>/`: an address never changes its content. {@link
/// org.kaskade.pages.Page} lists all pages.
@ApplicationModule(allowedDependencies = {"access", "dossier", "drawing", "graphql"})
@NullMarked
package org.kaskade.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
