package org.kaskade.change;

import java.util.List;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.RecordFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// `approvers()` in declarations: who has to agree to a change by the policy of risk, as it is
/// assessed at this moment.
@Component
class RequiredApprovers implements RecordFunction {
  private final ObjectProvider<Assessor> assessor;

  RequiredApprovers(ObjectProvider<Assessor> assessor) {
    this.assessor = assessor;
  }

  @Override
  public String name() {
    return "approvers";
  }

  @Override
  public Object evaluate(KeptRecord record, List<?> arguments) {
    ProposedChange change = ChangeRecords.proposed(record).decidedOn();
    return assessor.getObject().assess(change).requiredApprovals().stream()
        .map(RequiredApproval::approver)
        .toList();
  }
}
