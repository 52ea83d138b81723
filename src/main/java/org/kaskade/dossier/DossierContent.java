package org.kaskade.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.drawing.Drawing;
import org.kaskade.estate.Criticality;
import org.kaskade.graph.ImpactState;

/// All that the dossier of one change says, as it was at one revision.
///
/// Lists are shown in the order they have here, except for time lines. Texts come from people,
/// policies and declarations and are shown as they are, whatever they contain; those made for the
/// reader are in the reader's language. Headings, sentences about impact, dates and numbers are
/// worded by the renderers.
///
/// @param factors every factor of the policy, also those that gave no points
/// @param mustApprove who has to say yes, and why
/// @param changed what the change works on
/// @param services all that the worst case reaches, the most critical first
/// @param redundancy groups that have fewer members up while it runs
/// @param picture of the worst case; null when it reaches nothing
/// @param collisions changes with which it is worse together than either alone
/// @param otherWindows blackouts and maintenance windows near its own
/// @param trackRecords how earlier changes went
/// @param history earlier changes of these CIs, the newest first
/// @param comments what was said to it, oldest first
/// @param zone of the organisation, in which times are shown beside UTC
public record DossierContent(
    Heading heading,
    Risk risk,
    List<Factor> factors,
    List<Approver> mustApprove,
    List<ChangedComponent> changed,
    Reach expected,
    Reach worstCase,
    List<ReachedService> services,
    List<ConsumedRedundancy> redundancy,
    @Nullable Drawing picture,
    List<CollidingChange> collisions,
    List<OtherWindow> otherWindows,
    Preparation preparation,
    List<TrackRecord> trackRecords,
    List<PastChange> history,
    List<Vote> votes,
    List<Comment> comments,
    SafeSlots safeSlots,
    Basis basis,
    ZoneId zone) {

  public DossierContent {
    factors = List.copyOf(factors);
    mustApprove = List.copyOf(mustApprove);
    changed = List.copyOf(changed);
    services = List.copyOf(services);
    redundancy = List.copyOf(redundancy);
    collisions = List.copyOf(collisions);
    otherWindows = List.copyOf(otherWindows);
    trackRecords = List.copyOf(trackRecords);
    history = List.copyOf(history);
    votes = List.copyOf(votes);
    comments = List.copyOf(comments);
  }

  /// From `start`, inclusive, to `end`, exclusive.
  public record Window(Instant start, Instant end) {
    public Window {
      if (!start.isBefore(end)) {
        throw new IllegalArgumentException(
            "A window has to end after it starts, this one is %s to %s.".formatted(start, end));
      }
    }
  }

  /// The line under the title.
  ///
  /// @param type and `state` as people say them, e.g. "normal" and "submitted"
  /// @param window null while none is planned
  public record Heading(
      String number,
      String title,
      String type,
      String state,
      @Nullable Window window,
      @Nullable String requester,
      @Nullable String implementer) {}

  /// How much there is to fear.
  ///
  /// @param score 0 to 100
  /// @param withoutCollisions what the score would be without them; null when nothing collides
  /// @param policyVersion of the policy that made the score
  /// @param before the assessment kept from the submission; null when it is this one
  public record Risk(
      int score,
      Level level,
      @Nullable Integer withoutCollisions,
      String policyVersion,
      @Nullable EarlierRisk before) {
    public Risk {
      if (score < 0 || score > 100) {
        throw new IllegalArgumentException("A score is 0 to 100, this one is %d.".formatted(score));
      }
    }
  }

  /// In words, the mildest first.
  public enum Level {
    LOW,
    MEDIUM,
    HIGH,
    VERY_HIGH
  }

  /// An assessment that was kept.
  ///
  /// @param differences what made it another one since, a sentence each
  public record EarlierRisk(
      int score, Level level, int revision, Instant at, List<String> differences) {
    public EarlierRisk {
      differences = List.copyOf(differences);
    }
  }

  /// One thing that the score is made of.
  ///
  /// @param finding the sentence a board member reads
  public record Factor(String name, int points, int maxPoints, String finding) {
    public Factor {
      if (points < 0 || points > maxPoints) {
        throw new IllegalArgumentException(
            "Factor %s gives 0 to %d points, not %d.".formatted(name, maxPoints, points));
      }
    }
  }

  /// Somebody who has to say yes.
  public record Approver(String who, String reason) {}

  /// A CI that is worked on.
  ///
  /// @param effect planned for it while the change runs; UNAFFECTED for none
  public record ChangedComponent(String key, String name, String ciClass, ImpactState effect) {}

  /// How many CIs a case brings to each state, services included.
  public record Reach(int outages, int degraded, int atRisk) {}

  /// A service the worst case reaches.
  ///
  /// @param expected its state if all goes as planned
  /// @param why it is in its worst state, in a sentence; null if that isn't known
  public record ReachedService(
      String key,
      String name,
      Criticality criticality,
      @Nullable String owner,
      ImpactState expected,
      ImpactState worstCase,
      @Nullable String why) {}

  /// A redundancy group that the change takes members from.
  ///
  /// @param dependent name of the CI whose group it is
  /// @param members n, the distinct providers in it
  /// @param need k, how many of them must be up
  /// @param expectedUp how many are up if all goes as planned
  /// @param worstCaseUp how many are up in the worst case
  public record ConsumedRedundancy(
      String dependent, String group, int members, int need, int expectedUp, int worstCaseUp) {}

  /// Another change at the same time, with which this one is worse.
  ///
  /// @param overlap when both run
  public record CollidingChange(
      String number, String title, Window window, Window overlap, List<JointService> services) {
    public CollidingChange {
      services = List.copyOf(services);
    }
  }

  /// A service that is worse off when two changes run together.
  ///
  /// @param alone its state if this change runs by itself
  /// @param otherAlone its state if the other one does
  public record JointService(
      String name, ImpactState alone, ImpactState otherAlone, ImpactState together) {}

  /// A time that the organisation has set aside.
  public record OtherWindow(WindowKind kind, String name, Window window) {}

  /// What a time is set aside for.
  public enum WindowKind {
    /// Nothing may be changed.
    BLACKOUT,
    /// Meant for changes.
    MAINTENANCE
  }

  /// What was prepared in case it goes wrong; null for what nobody wrote.
  public record Preparation(
      @Nullable String backoutPlan, @Nullable String testEvidence, @Nullable String backup) {}

  /// How earlier changes went.
  ///
  /// @param about e.g. "these CIs" or "class Server"
  /// @param changes how many there were
  /// @param troubled how many of them failed, were backed out or had issues
  public record TrackRecord(String about, int changes, int troubled) {}

  /// An earlier change.
  ///
  /// @param outcome as people say it, e.g. "backed out"
  public record PastChange(String number, String title, Instant endedAt, String outcome) {}

  /// What somebody decided.
  ///
  /// @param score the risk they decided on, and at which revision
  /// @param withdrawn whether it doesn't count any more, e.g. because the change was edited
  public record Vote(
      String who,
      Decision decision,
      @Nullable String comment,
      Instant at,
      int score,
      int revision,
      boolean withdrawn) {}

  /// What somebody said to it.
  public record Comment(String who, String text, Instant at) {}

  /// What a vote says.
  public enum Decision {
    APPROVED,
    REJECTED,
    ABSTAINED
  }

  /// When the change could run without harm to others.
  ///
  /// @param next the earliest first; empty when there is none
  /// @param passedOver earlier ones that are not safe, the earliest first
  /// @param until how far was looked
  public record SafeSlots(List<Window> next, List<PassedOver> passedOver, Instant until) {
    public SafeSlots {
      next = List.copyOf(next);
      passedOver = List.copyOf(passedOver);
    }
  }

  /// A time that is not safe.
  ///
  /// @param reason e.g. "collides with CHG-000040"
  public record PassedOver(Window window, String reason) {}

  /// What all of this rests on.
  ///
  /// @param missing what an incomplete answer lacks, in a sentence; null when it is complete
  /// @param hidden how many CIs the reader's rights hide
  /// @param oldest when the oldest inventory on the way was taken; null when none is known
  /// @param oldestSource its name
  public record Basis(
      int revision,
      Instant revisionAt,
      Instant assessedAt,
      @Nullable String missing,
      int hidden,
      @Nullable Instant oldest,
      @Nullable String oldestSource) {}
}
