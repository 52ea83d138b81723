/// Reads inventories straight out of Git's object database.
///
/// Nothing is ever checked out: no working file, no filter, no hook, no symbolic link and no
/// submodule is touched, and a path of a repository never becomes a file name on disk. Local
/// repositories are opened in place and not written to; remote ones are kept as bare mirrors.
@NamedInterface("git")
@NullMarked
package org.kaskade.importers.git;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
