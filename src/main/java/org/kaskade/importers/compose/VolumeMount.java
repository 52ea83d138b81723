package org.kaskade.importers.compose;

import java.util.Map;
import java.util.regex.Pattern;
import org.kaskade.importers.compose.Part.Entries;
import org.kaskade.importers.compose.Part.Nothing;
import org.kaskade.importers.compose.Part.Text;

/// How services say what they mount: in short, `source:target:mode`, or as a mapping.
final class VolumeMount {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*", Pattern.DOTALL);

  private VolumeMount() {}

  /// Adds what this item mounts, under the path it is mounted at: the name of a volume as text,
  /// anything else as nothing. False where the item is of neither form.
  static boolean put(Part item, Map<String, Part> mounts) {
    return switch (item) {
      case Nothing nothing -> true;
      case Text text -> {
        putShort(text, mounts);
        yield true;
      }
      case Entries entries -> {
        String target =
            entries.text("target").or(() -> entries.text("destination")).map(Text::text).orElse("");
        boolean volume = entries.text("type").map(Text::text).orElse("volume").equals("volume");
        Part source = entries.get("source") == null ? entries.get("src") : entries.get("source");
        mounts.put(
            target,
            volume && source instanceof Text name && isName(name.text())
                ? name
                : new Nothing(false, entries.place()));
        yield true;
      }
      case Part.Items list -> false;
    };
  }

  private static void putShort(Text text, Map<String, Part> mounts) {
    String mount = text.text();
    int colon = mount.indexOf(':', DRIVE.matcher(mount).matches() ? 2 : 0);
    String source = colon < 0 ? "" : mount.substring(0, colon);
    String rest = mount.substring(colon + 1);
    int mode = rest.lastIndexOf(':');
    String target = mode > 1 ? rest.substring(0, mode) : rest;
    mounts.put(
        target,
        isName(source)
            ? new Text(source, text.unresolved(), text.place())
            : new Nothing(false, text.place()));
  }

  private static boolean isName(String source) {
    return NAME.matcher(source).matches();
  }
}
