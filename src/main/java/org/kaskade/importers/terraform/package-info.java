/// Reads what Terraform and OpenTofu know: states, plans and configurations.
///
/// Each file is first parsed by itself, a pure function of its path and content that gives an
/// immutable value. Then the files of an inventory are seen together: a state says more than a
/// plan, a plan more than a configuration of the same resources; configurations are joined to
/// modules without evaluating expressions; ids and references become dependencies.
@NullMarked
package org.kaskade.importers.terraform;

import org.jspecify.annotations.NullMarked;
