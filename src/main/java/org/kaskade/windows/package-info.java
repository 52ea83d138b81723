/// When changes may run: maintenance windows of CIs and services, and blackouts.
///
/// Both recur by the rules of iCalendar ({@link org.kaskade.windows.RecurrenceRule}) on the clock
/// of a place, so that a window at 22:00 stays at 22:00 when daylight saving begins or ends. {@link
/// org.kaskade.windows.ChangeCalendar} tells what stands against a time, and which times are free.
@ApplicationModule(
    allowedDependencies = {"records", "schema", "estate", "graphql", "access", "yaml"})
@NullMarked
package org.kaskade.windows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
