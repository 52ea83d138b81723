package org.kaskade.importers.netbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kaskade.importers.ContentForm;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.InventoryProblem;
import org.kaskade.importers.InventoryReader;
import org.kaskade.importers.ProblemSeverity;
import org.springframework.stereotype.Component;

/// Reads files that end in `.json`. What the options of a source mean stands in
/// `importers/netbox/mapping.yaml`.
@Component
final class NetboxReader implements InventoryReader {
  /// In the order in which they are said: places first, then what stands in them.
  private static final List<Model> CIS =
      List.of(
          Model.SITE,
          Model.LOCATION,
          Model.RACK,
          Model.POWER_PANEL,
          Model.POWER_FEED,
          Model.CLUSTER,
          Model.VIRTUAL_CHASSIS,
          Model.DEVICE,
          Model.VIRTUAL_MACHINE);

  private static final int MISSING_TOLD = 100;

  private final NetboxMapping mapping = NetboxMapping.load();

  @Override
  public String format() {
    return "netbox";
  }

  @Override
  public void read(Inventory inventory, Findings findings) {
    NetboxOptions options = NetboxOptions.of(inventory.options(), findings);
    List<FileObjects> files = new ArrayList<>();
    for (InventoryFile file : inventory.files()) {
      if (file.path().toLowerCase(Locale.ROOT).endsWith(".json")) {
        objects(file, findings).ifPresent(files::add);
      }
    }
    say(new Export(files), options, inventory, findings);
  }

  private static Optional<FileObjects> objects(InventoryFile file, Findings findings) {
    Optional<FileObjects> objects = findings.content(file, new Parsing(file.path()));
    objects.ifPresent(found -> {
      for (InventoryProblem problem : found.problems()) {
        findings.problem(
            problem.severity(), problem.code(), problem.file(), problem.line(), problem.message());
      }
      if (found.unreadable()) {
        findings.keep(file.path());
      }
    });
    return objects;
  }

  /// What a file is parsed to: by its path too, which problems name.
  private record Parsing(String path) implements ContentForm<FileObjects> {
    @Override
    public FileObjects of(byte[] content) {
      return ExportFile.read(path, content);
    }
  }

  private void say(Export export, NetboxOptions options, Inventory inventory, Findings findings) {
    DeviceClasses classes = new DeviceClasses(export, mapping, options, inventory.schema());
    Refs refs = new Refs(export, classes, options, inventory);
    Claims claims = new Claims(inventory.schema(), findings);
    Cabling cabling = new Cabling(export);
    Relations relations = new Relations(export, refs, claims, inventory.source());
    PowerRule power = new PowerRule(export, refs, cabling, inventory.schema(), claims);
    NetworkRule network = new NetworkRule(export, refs, classes, cabling, claims);
    for (NetboxObject device : export.all(Model.DEVICE)) {
      relations.place(device);
      relations.device(device);
      power.say(device);
      network.say(device);
    }
    export.all(Model.DEVICE_BAY).forEach(relations::bay);
    for (NetboxObject machine : export.all(Model.VIRTUAL_MACHINE)) {
      relations.machine(machine);
    }
    export.all(Model.SERVICE).forEach(relations::service);
    for (NetboxObject feed : export.all(Model.POWER_FEED)) {
      power.feed(feed);
    }
    for (Model model : List.of(Model.POWER_PANEL, Model.RACK, Model.LOCATION, Model.CLUSTER)) {
      export.all(model).forEach(relations::place);
    }
    // Last, since following references brings objects to light that others only mention.
    Objects objects = new Objects(export, refs, mapping, options, claims);
    Set<String> said = new HashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Model model : CIS) {
        for (NetboxObject object : export.all(model)) {
          if (said.add(model + " " + object.id())) {
            objects.say(object);
            more = true;
          }
        }
      }
    }
    export.missing().entrySet().stream()
        .limit(MISSING_TOLD)
        .forEach(missing ->
            findings.problem(
                ProblemSeverity.WARNING,
                "DANGLING_REFERENCE",
                missing.getValue().file(),
                missing.getValue().line(),
                "refers to %s, which the export lacks; export all objects of the kind"
                    .formatted(missing.getKey())));
  }
}
