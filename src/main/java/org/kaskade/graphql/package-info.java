/// What all GraphQL controllers share: scalars, paging, errors, limits.
///
/// The schema is `graphql/schema/*.graphqls` plus what modules {@link
/// org.kaskade.graphql.SdlContribution contribute} at start. A controller refuses with {@link
/// org.kaskade.graphql.RequestRefused}, reads pages with {@link org.kaskade.graphql.PageRequest}
/// and answers them as a {@link org.kaskade.graphql.Connection}. Requests pass, in this order,
/// {@link org.kaskade.graphql.GraphQlEndpoint HTTP}, {@link org.kaskade.graphql.DocumentLimits the
/// limits on what is asked}, {@link org.kaskade.graphql.TimeLimit the clock}.
@ApplicationModule(allowedDependencies = {"access", "schema"})
@NullMarked
package org.kaskade.graphql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
