package org.kaskade.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.DependencyGraphBuilder;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.Strength;

/// An estate as drawings have to show them, the same for the same seed: racks and switches, hosts
/// on them, virtual machines, databases in groups, applications with replicas, services, a few
/// circles.
final class SampleEstate {
  private final Random random;
  private final DependencyGraphBuilder builder = DependencyGraph.builder();
  private final List<String> racks = new ArrayList<>();
  private final List<String> switches = new ArrayList<>();
  private final List<String> hosts = new ArrayList<>();
  private final List<String> machines = new ArrayList<>();
  private final List<String> databases = new ArrayList<>();
  private final List<String> applications = new ArrayList<>();
  private final List<String> services = new ArrayList<>();

  SampleEstate(long seed, int hostCount) {
    random = new Random(seed);
    fill(racks, "Rack", 2 + hostCount / 8);
    fill(switches, "NetworkSwitch", 2 + hostCount / 10);
    fill(hosts, "Server", hostCount);
    fill(machines, "VirtualMachine", hostCount * 2);
    fill(databases, "Database", 1 + hostCount / 4);
    fill(applications, "Application", hostCount);
    fill(services, "BusinessService", 2 + hostCount / 6);
    hosts.forEach(host -> {
      single(host, pick(racks), Strength.HARD);
      group(host, "net", List.of(pick(switches), pick(switches)), "1");
    });
    machines.forEach(machine -> single(machine, pick(hosts), Strength.HARD));
    databases.forEach(database -> {
      single(database, pick(machines), Strength.HARD);
      if (random.nextInt(4) == 0) {
        single(database, pick(databases), Strength.SOFT);
      }
    });
    applications.forEach(application -> {
      group(application, "replicas", pick(machines, 2 + random.nextInt(3)), needOf(random));
      group(application, "db", pick(databases, 2), "1");
      if (random.nextInt(3) == 0) {
        single(application, pick(applications), softly());
      }
    });
    services.forEach(service -> {
      for (int need = 1 + random.nextInt(4); need > 0; need--) {
        single(service, pick(applications), softly());
      }
      if (random.nextInt(3) == 0) {
        single(service, pick(services), Strength.SOFT);
      }
    });
  }

  private static String needOf(Random random) {
    return random.nextBoolean() ? "1" : "50%";
  }

  private Strength softly() {
    return random.nextInt(4) == 0 ? Strength.SOFT : Strength.HARD;
  }

  private void fill(List<String> keys, String ciClass, int count) {
    for (int at = 0; at < count; at++) {
      String name = "%s-%02d".formatted(ciClass.toLowerCase(Locale.ROOT), at);
      String key = ciClass.toLowerCase(Locale.ROOT) + ":" + name + ".example.org";
      keys.add(key);
      builder.add(new GraphCi(key, name, ciClass, "prod", "ACTIVE", "MEDIUM", "team"));
    }
  }

  private String pick(List<String> keys) {
    return keys.get(random.nextInt(keys.size()));
  }

  private List<String> pick(List<String> keys, int count) {
    List<String> picked = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      picked.add(pick(keys));
    }
    return picked.stream().distinct().toList();
  }

  private void single(String dependent, String provider, Strength strength) {
    if (!dependent.equals(provider)) {
      builder.add(new GraphDependency(dependent, provider, "DEPENDS_ON", strength));
    }
  }

  private void group(String dependent, String name, List<String> members, String need) {
    members.stream()
        .distinct()
        .forEach(member ->
            builder.add(
                new GraphDependency(dependent, member, "DEPENDS_ON", Strength.HARD, name, need)));
  }

  DependencyGraph graph() {
    return builder.build();
  }

  List<String> racks() {
    return racks;
  }

  List<String> hosts() {
    return hosts;
  }

  static boolean isService(GraphCi ci) {
    return ci.ciClass().equals("BusinessService");
  }
}
