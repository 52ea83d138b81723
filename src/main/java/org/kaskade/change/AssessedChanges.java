package org.kaskade.change;

import java.util.Locale;
import org.kaskade.records.KeptRecord;
import org.springframework.stereotype.Component;

/// Assesses changes for other features.
@Component
class AssessedChanges implements ChangeRisks {
  private final Assessor assessor;

  AssessedChanges(Assessor assessor) {
    this.assessor = assessor;
  }

  @Override
  public Brief of(KeptRecord change) {
    Assessment assessment = assessor.assess(ChangeRecords.proposed(change));
    return new Brief(
        assessment.score(),
        assessment.level().name(),
        assessment.revision().number(),
        assessment.services().stream().map(AssessedChanges::service).toList(),
        assessment.collisions().stream()
            .flatMap(collision -> collision.with(change.number()).stream())
            .distinct()
            .toList(),
        assessment.requiredApprovals().stream().map(RequiredApproval::approver).toList());
  }

  private static String service(ReachedService service) {
    return "%s: %s"
        .formatted(
            service.key(), service.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
