package org.kaskade.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.drawing.Language;
import org.kaskade.graph.ImpactState;

/// What the dossier says in its reader's language beyond what the renderers word.
record DossierWording(Language language, RiskPolicy policy) {
  private static final String ROLE = "role:";

  private static final Map<String, String> GERMAN =
      Map.ofEntries(
          Map.entry("STANDARD", "Standard"),
          Map.entry("NORMAL", "normal"),
          Map.entry("EMERGENCY", "Notfall"),
          Map.entry("DRAFT", "Entwurf"),
          Map.entry("SUBMITTED", "eingereicht"),
          Map.entry("APPROVED", "genehmigt"),
          Map.entry("REJECTED", "abgelehnt"),
          Map.entry("SCHEDULED", "eingeplant"),
          Map.entry("IN_PROGRESS", "in Arbeit"),
          Map.entry("COMPLETED", "ausgeführt"),
          Map.entry("CANCELLED", "abgesagt"),
          Map.entry("CLOSED", "abgeschlossen"),
          Map.entry("SUCCESSFUL", "erfolgreich"),
          Map.entry("SUCCESSFUL_WITH_ISSUES", "erfolgreich mit Mängeln"),
          Map.entry("BACKED_OUT", "zurückgenommen"),
          Map.entry("FAILED", "gescheitert"));

  private boolean german() {
    return language == Language.DE;
  }

  /// The word of a state, type or outcome as people say it.
  String plain(String word) {
    String english = word.toLowerCase(Locale.ROOT).replace('_', ' ');
    return german() ? GERMAN.getOrDefault(word, english) : english;
  }

  String finding(RiskFactor factor) {
    return factor.finding(language.tag(), policy.mainLanguage());
  }

  String reason(RequiredApproval approval) {
    return approval.reason(language.tag(), policy.mainLanguage());
  }

  /// A team or person by name; a role as one.
  String who(RequiredApproval approval) {
    String who = approval.approver();
    return who.startsWith(ROLE)
        ? (german() ? "Rolle " : "role ") + who.substring(ROLE.length())
        : who;
  }

  String label(String factor) {
    return policy.label(factor, language.tag());
  }

  String sentence(SafeSlots.Blocked blocked) {
    return blocked.reasons().getOrDefault(language.tag(), blocked.reasons().getOrDefault("en", ""));
  }

  String backupConfirmed() {
    return german() ? "bestätigt" : "confirmed";
  }

  String theseCis() {
    return german() ? "diese CIs" : "these CIs";
  }

  String theseClasses() {
    return german() ? "CIs dieser Klassen" : "CIs of these classes";
  }

  String missing(int cis) {
    return german()
        ? "%d CIs des Change sind stillgelegt und blieben außer Betracht.".formatted(cis)
        : "%d CIs of the change are retired and were left out.".formatted(cis);
  }

  /// A sentence for each difference.
  List<String> differences(RiskDifference difference) {
    List<String> sentences = new ArrayList<>();
    for (RiskDifference.Factor factor : difference.factors()) {
      sentences.add(
          "%s: %s → %s"
              .formatted(label(factor.name()), points(factor.before()), points(factor.after())));
    }
    for (RiskDifference.Service service : difference.services()) {
      sentences.add(
          "%s: %s → %s".formatted(service.key(), state(service.before()), state(service.after())));
    }
    difference
        .newCollisions()
        .forEach(number ->
            sentences.add(
                german() ? "Neue Kollision mit " + number : "Now collides with " + number));
    difference
        .goneCollisions()
        .forEach(number ->
            sentences.add(
                german()
                    ? "Keine Kollision mehr mit " + number
                    : "No longer collides with " + number));
    difference
        .newApprovers()
        .forEach(who ->
            sentences.add(
                german() ? "Nun auch zu fragen: " + who : "Now to be asked as well: " + who));
    return sentences;
  }

  private String state(ImpactState state) {
    return Term.of(state).in(language.locale());
  }

  private static String points(@Nullable Integer points) {
    return points == null ? "–" : points.toString();
  }
}
