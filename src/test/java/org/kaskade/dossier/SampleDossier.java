package org.kaskade.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.dossier.DossierContent.Approver;
import org.kaskade.dossier.DossierContent.Basis;
import org.kaskade.dossier.DossierContent.ChangedComponent;
import org.kaskade.dossier.DossierContent.CollidingChange;
import org.kaskade.dossier.DossierContent.ConsumedRedundancy;
import org.kaskade.dossier.DossierContent.Decision;
import org.kaskade.dossier.DossierContent.EarlierRisk;
import org.kaskade.dossier.DossierContent.Factor;
import org.kaskade.dossier.DossierContent.Heading;
import org.kaskade.dossier.DossierContent.JointService;
import org.kaskade.dossier.DossierContent.Level;
import org.kaskade.dossier.DossierContent.OtherWindow;
import org.kaskade.dossier.DossierContent.PassedOver;
import org.kaskade.dossier.DossierContent.PastChange;
import org.kaskade.dossier.DossierContent.Preparation;
import org.kaskade.dossier.DossierContent.Reach;
import org.kaskade.dossier.DossierContent.ReachedService;
import org.kaskade.dossier.DossierContent.Risk;
import org.kaskade.dossier.DossierContent.SafeSlots;
import org.kaskade.dossier.DossierContent.TrackRecord;
import org.kaskade.dossier.DossierContent.Vote;
import org.kaskade.dossier.DossierContent.Window;
import org.kaskade.dossier.DossierContent.WindowKind;
import org.kaskade.drawing.Drawing;
import org.kaskade.drawing.Drawings;
import org.kaskade.estate.Criticality;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.DependencyGraphBuilder;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.OutagePropagation;
import org.kaskade.graph.Strength;

/// A firmware change of a host while the other host of a pair is patched, as a board would see it.
final class SampleDossier {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final Window WINDOW =
      new Window(Instant.parse("2026-11-24T21:00:00Z"), Instant.parse("2026-11-24T23:00:00Z"));

  private SampleDossier() {}

  static DossierContent colliding() {
    return colliding("Firmware of hv-08", picture("hv-08"));
  }

  static DossierContent colliding(String title, @Nullable Drawing picture) {
    return new DossierContent(
        new Heading("CHG-000042", title, "normal", "submitted", WINDOW, "M. Braun", "team-virt"),
        new Risk(
            62,
            Level.HIGH,
            47,
            "2026-11-20, sha256 9f3c2ab1",
            new EarlierRisk(
                47,
                Level.MEDIUM,
                4_102,
                Instant.parse("2026-11-20T09:12:00Z"),
                List.of("CHG-000039 was scheduled into the same window since."))),
        List.of(
            new Factor(
                "Services reached",
                24,
                30,
                "Worst case: Billing (critical) is out, Checkout (high) has no spare left."),
            new Factor("Collisions", 15, 15, "Together with CHG-000039 Checkout goes down."),
            new Factor("Redundancy lost", 9, 15, "2 of 4 groups run without a spare meanwhile."),
            new Factor("Single points of failure", 6, 10, "hv-08 is one for Billing."),
            new Factor("Blackout or window violated", 0, 10, "It stays within window 'Tuesday'."),
            new Factor(
                "Change history", 8, 10, "2 of 9 changes of these CIs failed (expect 27 %)."),
            new Factor("Preparation", 0, 10, "Back-out plan, tests and backup are there.")),
        List.of(
            new Approver("team-billing", "owns Billing, which the worst case takes down"),
            new Approver("CAB", "the risk is high")),
        List.of(new ChangedComponent("server:hv-08", "hv-08", "Server", ImpactState.DEGRADED)),
        new Reach(0, 3, 2),
        new Reach(9, 1, 2),
        List.of(
            new ReachedService(
                "service:billing",
                "Billing",
                Criticality.CRITICAL,
                "team-billing",
                ImpactState.DEGRADED,
                ImpactState.OUTAGE,
                "needs billing-app, which is out"),
            new ReachedService(
                "service:checkout",
                "Checkout",
                Criticality.HIGH,
                null,
                ImpactState.UNAFFECTED,
                ImpactState.AT_RISK,
                "group net of checkout-app has no spare")),
        List.of(
            new ConsumedRedundancy("checkout-app", "replicas", 2, 1, 2, 1),
            new ConsumedRedundancy("billing-app", "db", 2, 2, 2, 1)),
        picture,
        List.of(
            new CollidingChange(
                "CHG-000039",
                "Kernel of hv-07",
                new Window(
                    Instant.parse("2026-11-24T22:00:00Z"), Instant.parse("2026-11-25T02:00:00Z")),
                new Window(
                    Instant.parse("2026-11-24T22:00:00Z"), Instant.parse("2026-11-24T23:00:00Z")),
                List.of(
                    new JointService(
                        "Checkout",
                        ImpactState.AT_RISK,
                        ImpactState.AT_RISK,
                        ImpactState.OUTAGE)))),
        List.of(
            new OtherWindow(
                WindowKind.MAINTENANCE,
                "Tuesday evening",
                new Window(
                    Instant.parse("2026-11-24T20:00:00Z"), Instant.parse("2026-11-25T00:00:00Z"))),
            new OtherWindow(
                WindowKind.BLACKOUT,
                "Month end in finance",
                new Window(
                    Instant.parse("2026-11-25T01:00:00Z"), Instant.parse("2026-11-30T23:00:00Z")))),
        new Preparation(
            "1. Boot the old firmware from slot B.\n2. Check the guests.\n\nTakes 15 minutes.",
            "Done on hv-03 on 12 November without findings.",
            null),
        List.of(new TrackRecord("these CIs", 9, 2), new TrackRecord("class Server", 120, 11)),
        List.of(
            new PastChange(
                "CHG-000011",
                "Memory of hv-08",
                Instant.parse("2026-06-02T20:00:00Z"),
                "backed out")),
        List.of(
            new Vote(
                "K. Vogt",
                Decision.REJECTED,
                "Not beside CHG-000039.",
                Instant.parse("2026-11-21T10:00:00Z"),
                62,
                4_217,
                false)),
        List.of(),
        new SafeSlots(
            List.of(
                new Window(
                    Instant.parse("2026-12-01T21:00:00Z"), Instant.parse("2026-12-01T23:00:00Z"))),
            List.of(
                new PassedOver(
                    new Window(
                        Instant.parse("2026-11-26T21:00:00Z"),
                        Instant.parse("2026-11-26T23:00:00Z")),
                    "blackout 'Month end in finance'")),
            Instant.parse("2026-12-24T00:00:00Z")),
        new Basis(
            4_217,
            Instant.parse("2026-11-21T20:41:00Z"),
            Instant.parse("2026-11-21T20:45:00Z"),
            null,
            2,
            Instant.parse("2026-11-21T17:30:00Z"),
            "cmdb-export"),
        BERLIN);
  }

  /// What happens when the host fails; every name begins with `name`.
  static Drawing picture(String name) {
    Estate estate = new Estate();
    estate.ci("host", name, "Server");
    estate.ci("host-2", "hv-07", "Server");
    for (int vm = 1; vm <= 14; vm++) {
      estate.ci("vm-" + vm, name + "-guest-" + vm, "VirtualMachine");
      estate.hard("vm-" + vm, "host");
    }
    estate.ci("vm-other", "checkout-vm-b", "VirtualMachine");
    estate.hard("vm-other", "host-2");
    estate.ci("db-1", "billing-db-1", "Database");
    estate.hard("db-1", "vm-1");
    estate.ci("db-2", "billing-db-2", "Database");
    estate.ci("billing-app", "billing-app", "Application");
    estate.group("billing-app", "db", "2", "db-1", "db-2");
    estate.ci("checkout-app", "checkout-app", "Application");
    estate.group("checkout-app", "replicas", "1", "vm-2", "vm-other");
    estate.ci("billing", "Billing", "BusinessService");
    estate.hard("billing", "billing-app");
    estate.ci("checkout", "Checkout", "BusinessService");
    estate.hard("checkout", "checkout-app");
    estate.soft("checkout", "billing");
    DependencyGraph graph = estate.builder.build();
    return new Drawings(ci -> ci.ciClass().equals("BusinessService"))
        .ofOutage(
            new OutagePropagation().impactOf(graph, Map.of("host", ImpactState.OUTAGE)),
            List.of("host"),
            Drawings.Wishes.NONE);
  }

  private static final class Estate {
    private final DependencyGraphBuilder builder = DependencyGraph.builder();

    void ci(String key, String name, String ciClass) {
      builder.add(new GraphCi(key, name, ciClass, "prod", "ACTIVE", "HIGH", null));
    }

    void hard(String dependent, String provider) {
      builder.add(new GraphDependency(dependent, provider, "RUNS_ON", Strength.HARD));
    }

    void soft(String dependent, String provider) {
      builder.add(new GraphDependency(dependent, provider, "USES", Strength.SOFT));
    }

    void group(String dependent, String name, String need, String... members) {
      for (String member : members) {
        builder.add(new GraphDependency(dependent, member, "USES", Strength.HARD, name, need));
      }
    }
  }
}
