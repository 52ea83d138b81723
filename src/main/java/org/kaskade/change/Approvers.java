package org.kaskade.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kaskade.estate.CodePoints;
import org.kaskade.graph.ImpactState;

/// Finds who has to agree to a change, and says why, as the policy has it.
final class Approvers {
  private final RiskPolicy policy;

  Approvers(RiskPolicy policy) {
    this.policy = policy;
  }

  /// Each approver once: owners by name, then the board.
  ///
  /// @param services that the worst case reaches, the worst first
  List<RequiredApproval> of(
      String type, List<ReachedService> services, int score, RiskLevel level) {
    RiskPolicy.Owners owners = policy.approvals().owners();
    RiskPolicy.Board board = policy.approvals().board();
    SortedMap<String, List<ReachedService>> owned = new TreeMap<>(CodePoints.ORDER);
    List<ReachedService> unowned = new ArrayList<>();
    if (owners.types().contains(type)) {
      for (ReachedService service : services) {
        if (owners.states().contains(service.state())) {
          String owner = service.owner();
          if (owner == null) {
            unowned.add(service);
          } else {
            owned.computeIfAbsent(owner, _ -> new ArrayList<>()).add(service);
          }
        }
      }
    }
    List<RequiredApproval> required = new ArrayList<>();
    owned.forEach((owner, theirs) ->
        required.add(new RequiredApproval(owner, reasons(owners.reason(), values(theirs)))));
    if (board.types().contains(type)) {
      Map<String, Object> values = new HashMap<>(values(unowned));
      values.put("from", Term.of(board.from()));
      values.put("level", Term.of(level));
      values.put("score", score);
      values.put("services", owned.values().stream().mapToInt(List::size).sum());
      if (level.compareTo(board.from()) >= 0) {
        required.add(new RequiredApproval(board.approver(), reasons(board.reason(), values)));
      } else if (!unowned.isEmpty()) {
        required.add(new RequiredApproval(board.approver(), reasons(board.unowned(), values)));
      } else if (required.isEmpty()) {
        required.add(new RequiredApproval(board.approver(), reasons(board.alone(), values)));
      }
    }
    return required;
  }

  private static Map<String, Object> values(List<ReachedService> services) {
    ImpactState worst =
        services.stream()
            .map(ReachedService::state)
            .max(ImpactState::compareTo)
            .orElse(ImpactState.UNAFFECTED);
    return Map.of(
        "service", Names.of(services.stream().map(ReachedService::name).toList()),
        "state", Term.of(worst));
  }

  private static Map<String, String> reasons(
      SortedMap<String, SentenceTemplate> templates, Map<String, ?> values) {
    Map<String, String> reasons = new TreeMap<>();
    templates.forEach((language, template) -> reasons.put(language, template.fill(values)));
    return reasons;
  }
}
