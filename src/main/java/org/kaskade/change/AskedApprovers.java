package org.kaskade.change;

import java.util.List;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.RecordFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// `approvers()` of declarations: who has to agree to a change by the policy of risk, as it is now.
@Component
class AskedApprovers implements RecordFunction {
  /// Asked for late: records, which call this, are what changes are assessed by.
  private final ObjectProvider<Assessor> assessor;

  AskedApprovers(ObjectProvider<Assessor> assessor) {
    this.assessor = assessor;
  }

  @Override
  public String name() {
    return "approvers";
  }

  @Override
  public List<String> evaluate(KeptRecord record, List<?> arguments) {
    return assessor.getObject().assess(ChangeRecords.proposed(record)).requiredApprovals().stream()
        .map(RequiredApproval::approver)
        .toList();
  }
}
