package org.kaskade.importers.git;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/// One line of a Git tree.
///
/// Trees are parsed here rather than with JGit's iterator, because those of a hostile repository
/// name `..`, hold slashes or end in the middle, and must cost no more than themselves.
///
/// @param name as text; bytes that are no UTF-8 are shown as `\xNN`
/// @param isSafe false for names that no file may have: not UTF-8, control characters, `.`, `..`,
///   or with a slash
/// @param mode as Git writes it
record TreeEntry(String name, boolean isSafe, int mode, ObjectId id) {

  static List<TreeEntry> parse(AnyObjectId tree, byte[] bytes) throws CorruptObjectException {
    List<TreeEntry> entries = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int mode = 0;
      for (; at < bytes.length && bytes[at] != ' '; at++) {
        if (bytes[at] < '0' || bytes[at] > '7') {
          throw corrupt(tree);
        }
        mode = (mode << 3) | (bytes[at] - '0');
      }
      int name = ++at;
      while (at < bytes.length && bytes[at] != 0) {
        at++;
      }
      int end = at++;
      if (at + Constants.OBJECT_ID_LENGTH > bytes.length || end == name) {
        throw corrupt(tree);
      }
      entries.add(entry(bytes, name, end - name, mode, ObjectId.fromRaw(bytes, at)));
      at += Constants.OBJECT_ID_LENGTH;
    }
    return entries;
  }

  boolean isFolder() {
    return FileMode.TREE.equals(mode);
  }

  boolean isFile() {
    return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
  }

  boolean isSymbolicLink() {
    return FileMode.SYMLINK.equals(mode);
  }

  boolean isSubmodule() {
    return FileMode.GITLINK.equals(mode);
  }

  private static TreeEntry entry(byte[] bytes, int from, int length, int mode, ObjectId id) {
    try {
      String name =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, from, length))
              .toString();
      boolean safe =
          !name.equals(".")
              && !name.equals("..")
              && name.indexOf('/') < 0
              && name.codePoints().noneMatch(Character::isISOControl);
      return new TreeEntry(name, safe, mode, id);
    } catch (CharacterCodingException e) {
      StringBuilder shown = new StringBuilder();
      for (int i = from; i < from + length; i++) {
        shown.append(
            bytes[i] > ' '
                ? String.valueOf((char) bytes[i])
                : "\\x%02x".formatted(bytes[i] & 0xff));
      }
      return new TreeEntry(shown.toString(), false, mode, id);
    }
  }

  private static CorruptObjectException corrupt(AnyObjectId tree) {
    return new CorruptObjectException(tree.toObjectId(), "damaged tree");
  }
}
