package org.kaskade.change;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.dossier.Dossier;
import org.kaskade.drawing.Drawing;
import org.kaskade.drawing.Language;
import org.kaskade.estate.Revision;
import org.kaskade.impact.ImpactAnalysis;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.Records;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers how risky changes are, now and when they were submitted.
@Controller
class ChangeRiskQuery {
  private final ChangeInput inputs;
  private final Assessor assessor;
  private final KeptAssessments kept;
  private final ShownCollisions shown;
  private final Records records;
  private final RiskPolicy policy;
  private final DossierWriter writer;
  private final DossierCollisions collisions;
  private final JointServices joint;

  enum DossierFormat {
    MARKDOWN,
    HTML
  }

  ChangeRiskQuery(
      ChangeInput inputs,
      Assessor assessor,
      KeptAssessments kept,
      ShownCollisions shown,
      Records records,
      RiskPolicy policy,
      DossierWriter writer,
      DossierCollisions collisions,
      JointServices joint) {
    this.inputs = inputs;
    this.assessor = assessor;
    this.kept = kept;
    this.shown = shown;
    this.records = records;
    this.policy = policy;
    this.writer = writer;
    this.collisions = collisions;
    this.joint = joint;
  }

  /// What the API shows of an assessment as it is.
  record ChangeRisk(
      Assessment assessment,
      List<ShownCollisions.Seen> collisions,
      ShownCollisions.Sets collidingSets) {
    public Revision revision() {
      return assessment.revision();
    }

    public Instant assessedAt() {
      return assessment.assessedAt();
    }

    public String policyVersion() {
      return assessment.policyVersion();
    }

    public int score() {
      return assessment.score();
    }

    public RiskLevel level() {
      return assessment.level();
    }

    public List<RiskFactor> factors() {
      return assessment.factors();
    }

    public ImpactAnalysis expected() {
      return assessment.expected();
    }

    public ImpactAnalysis worstCase() {
      return assessment.worstCase();
    }

    public List<HarmedService> services() {
      return HarmedService.of(assessment);
    }

    public List<ConsumedRedundancy> redundancy() {
      return ConsumedRedundancy.of(assessment);
    }

    public List<RequiredApproval> requiredApprovals() {
      return assessment.requiredApprovals();
    }
  }

  @QueryMapping
  ChangeRisk assessChange(@Argument Map<String, Object> input, @Argument @Nullable String instead) {
    return risk(assessor.assess(inputs.read(input, instead == null ? "" : instead)));
  }

  @SchemaMapping(typeName = "Change")
  ChangeRisk risk(KeptRecord change) {
    return risk(assessor.assess(ChangeRecords.proposed(change)));
  }

  private ChangeRisk risk(Assessment assessment) {
    return new ChangeRisk(
        assessment,
        shown.seenBy(assessment.change().number(), assessment.collisions()),
        shown.shown(assessment.larger()));
  }

  @SchemaMapping(typeName = "ChangeRisk")
  @Nullable Drawing drawing(ChangeRisk risk) {
    return collisions.picture(risk.assessment());
  }

  @SchemaMapping(typeName = "Collision")
  List<JointServices.JointService> comparison(ShownCollisions.Seen collision) {
    return joint.of(collision.collision(), collision.owner());
  }

  @SchemaMapping(typeName = "Change")
  List<KeptAssessment> assessments(KeptRecord change) {
    return kept.of(change.number());
  }

  @SchemaMapping(typeName = "Change")
  @Nullable RiskDifference riskDifference(KeptRecord change) {
    List<KeptAssessment> before = kept.of(change.number());
    return before.isEmpty()
        ? null
        : RiskDifference.between(
            before.getFirst(),
            KeptAssessment.of(assessor.assess(ChangeRecords.proposed(change)), change.version()));
  }

  @SchemaMapping(typeName = "Change")
  String dossier(
      KeptRecord change,
      @Argument @Nullable DossierFormat format,
      @Argument @Nullable String language) {
    Language wanted = Language.named(language);
    Dossier dossier = new Dossier(writer.of(change, wanted), wanted);
    return format == DossierFormat.HTML ? dossier.html() : dossier.markdown();
  }

  @SchemaMapping(typeName = "RiskFactor")
  String finding(RiskFactor factor, @Argument @Nullable String language) {
    return factor.finding(language == null ? "en" : language, policy.mainLanguage());
  }

  @SchemaMapping(typeName = "RiskFactor")
  String label(RiskFactor factor, @Argument @Nullable String language) {
    return policy.label(factor.name(), language == null ? "en" : language);
  }

  @SchemaMapping(typeName = "RequiredApproval")
  String reason(RequiredApproval approval, @Argument @Nullable String language) {
    return approval.reason(language == null ? "en" : language, policy.mainLanguage());
  }

  @BatchMapping(typeName = "Collision", field = "with")
  Map<ShownCollisions.Seen, KeptRecord> with(List<ShownCollisions.Seen> collisions) {
    Map<String, KeptRecord> found =
        records.find(collisions.stream().map(ShownCollisions.Seen::number).distinct().toList());
    Map<ShownCollisions.Seen, KeptRecord> with = new HashMap<>();
    for (ShownCollisions.Seen collision : collisions) {
      KeptRecord other = found.get(collision.number());
      if (other != null) {
        with.put(collision, other);
      }
    }
    return with;
  }
}
