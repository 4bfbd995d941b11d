package org.dsr4j.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dsr4j.change.Approval;
import org.dsr4j.change.ApprovalPolicy;
import org.dsr4j.change.Attestation;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.CopyWaiver;
import org.dsr4j.change.Custody;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceDecision;
import org.dsr4j.change.DeviceDetails;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.ErasureGround;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.Exemption;
import org.dsr4j.change.ExemptionBasis;
import org.dsr4j.change.PlanHeader;
import org.dsr4j.change.PlanParts;
import org.dsr4j.change.PlanPurpose;
import org.dsr4j.change.PlanSignature;
import org.dsr4j.change.StepDraft;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;

/** No {@code toString} shows a value that could be personal data. */
class ToStringTest {

  private static final String SECRET = "anna";

  private static final TenantId TENANT = TenantId.of("1b4e28ba-2fa1-11d2-883f-0016d3cca427");
  private static final SourceRef SOURCE = new SourceRef("crm", "contacts");
  private static final Identifier MAIL = Identifier.of(IdentifierKind.MAIL, "anna@contoso.example");
  private static final KnownIdentifier KNOWN = KnownIdentifier.strong(MAIL, "crm");
  private static final DataSubject SUBJECT = DataSubject.of(MAIL);
  private static final Facet FACET = new Facet(Facet.USER, List.of(KNOWN), List.of());
  private static final Identity IDENTITY = new Identity("subject-1", SUBJECT, List.of(FACET));
  private static final Content CONTENT = Content.ofJson("{\"name\":\"anna\"}".getBytes(UTF_8));
  private static final IdentityCheck CHECK =
      IdentityCheck.of("anna's boss", "knows anna", LocalDate.of(2026, 1, 1));
  private static final DsrRequest REQUEST =
      DsrRequest.builder(TENANT, SUBJECT)
          .id("DSR-1")
          .requestedBy("anna's boss")
          .received(LocalDate.of(2026, 1, 1))
          .identityCheck(CHECK)
          .build();
  private static final Match MATCH = new Match(IdentifierKind.MAIL, "mail", Strength.WEAK);
  private static final RecordKey KEY = RecordKey.of("anna@contoso.example");
  private static final SourceAttestation WORD =
      new SourceAttestation("contacts", "anna's boss", LocalDate.of(2026, 1, 1), "anna's letters");
  private static final LedgerEntry ENTRY =
      LedgerEntry.of(SOURCE, "Contacts", LedgerEntry.Counts.NOTHING, List.of());

  @Test
  void noTypeOfTheModelShowsAValue() {
    List<Object> model =
        List.of(
            MAIL,
            KNOWN,
            SUBJECT,
            FACET,
            IDENTITY,
            CONTENT,
            CONTENT.withhold(List.of(FieldPath.of("name"))),
            CHECK,
            REQUEST,
            MATCH,
            KEY,
            ENTRY,
            WORD,
            ENTRY.withAttestation(WORD),
            REQUEST.withAttestation(WORD),
            new Ledger(List.of(ENTRY)),
            new PersonalDataRecord(TENANT, SOURCE, "subject-1", KEY, CONTENT, MATCH),
            new RunEvent.SourceFinished(Instant.EPOCH, REQUEST.id(), ENTRY),
            report());

    assertThat(model).allSatisfy(part -> assertThat(part.toString()).doesNotContain(SECRET));
  }

  @Test
  void noTypeOfTheSpiShowsAValue() {
    Gap part = Gap.notReadable(DsrError.ADAPTER_FAILURE, "no permission");
    List<Object> spi =
        List.of(
            new Resolution.Identified(List.of(FACET)),
            ReadOutcome.complete().withGap(IDENTITY, part),
            Configuration.of(Map.of("user", "anna")));

    assertThat(spi).allSatisfy(value -> assertThat(value.toString()).doesNotContain(SECRET));
  }

  @Test
  void noTypeOfAChangeShowsAValue() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    Gap part = Gap.failed(DsrError.STEP_PENDING, "busy");
    Custody custody = new Custody("anna's boss", day, "anna's key");
    StepDraft draft =
        StepDraft.of("contacts", ChangePhase.OBJECTS, "remove", "anna")
            .label("anna")
            .argument("owner", "anna")
            .precondition("owner", "anna")
            .prior(CONTENT);
    ChangePlan plan = signed(plan(draft));
    Approval approval =
        Approval.of(plan, "officer", Instant.EPOCH, Instant.EPOCH.plusSeconds(60))
            .naming(MAIL.value());
    List<Object> change =
        List.of(
            draft,
            plan,
            plan.header(),
            plan.order(),
            plan.order().exemptions(),
            plan.order().decisions(),
            plan.parts(),
            plan.steps(),
            approval,
            plan.approve(approval),
            custody,
            new Attestation("01-remove", "anna's boss", day, "anna was there"),
            new CopyWaiver("anna's boss", day, "anna said so"),
            new DeviceQuestion("device of anna", "anna's phone", List.of(), List.of()),
            new DeviceDetails(
                "anna's phone", null, "anna", List.of("anna"), List.of("anna's photos")),
            Decision.grant("anna left", "anna's boss", day),
            new StepReport("01-remove", StepState.PENDING, part, null, 1),
            new ChangeReport(
                CaseId.of("DSR-1"),
                plan.digest(),
                List.of(),
                new Ledger(List.of(ENTRY)),
                null,
                List.of(),
                Instant.EPOCH),
            new StepOutcome.Pending("token of anna", Instant.EPOCH, part, ""),
            new StepOutcome.AwaitingApproval("code of anna", Instant.EPOCH, part),
            new Inspection.InProgress("token of anna", Instant.EPOCH),
            new Proposal().step(draft));

    assertThat(change).allSatisfy(value -> assertThat(value.toString()).doesNotContain(SECRET));
  }

  private static ChangePlan signed(ChangePlan plan) {
    return plan.signed(
        PlanSignature.of(
            VaultErasureFixture.SIGNER.publicKey(),
            VaultErasureFixture.SIGNER.sign(plan.signedText())));
  }

  private static ChangePlan plan(StepDraft draft) {
    LocalDate day = LocalDate.of(2026, 1, 1);
    ErasureOrder order =
        ErasureOrder.of(ErasureGround.OBJECTION)
            .withExemption(
                new Exemption(
                    SourceCategory.AUDIT_LOG,
                    ExemptionBasis.LEGAL_CLAIMS,
                    "anna against us",
                    "anna's boss",
                    day))
            .device(DeviceDecision.of("anna's", DeviceChoice.WIPE, "anna's boss", day))
            .withoutCopy(new CopyWaiver("anna's boss", day, "anna said so"))
            .accountStillInUse("anna");
    return new ChangePlan(
        new PlanHeader(
            PlanPurpose.ERASURE,
            REQUEST,
            Instant.EPOCH,
            "1",
            List.of(),
            null,
            List.of(),
            null,
            ApprovalPolicy.defaults()),
        order,
        IDENTITY,
        new PlanParts(
            List.of(draft.planned("crm", "01", List.of())),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  @Test
  void maskedTextIsStillUseful() {
    assertThat(MAIL).hasToString("mail:***");
    assertThat(REQUEST).hasToString("DsrRequest[id=DSR-1, tenant=" + TENANT + "]");
    assertThat(CONTENT).hasToString("Content[15 bytes]");
    assertThat(ENTRY).hasToString("crm/contacts: NONE 0");
    assertThat(report()).hasToString("Report[DSR-1, DISCOVER, COMPLETE]");
    assertThat(IDENTITY).hasToString("Identity[subject-1, facets=[user]]");
  }

  private static Report report() {
    return new Report(
        REQUEST,
        Action.DISCOVER,
        Window.all(),
        List.of(),
        IDENTITY,
        new Ledger(List.of(ENTRY)),
        null,
        List.of(),
        Instant.EPOCH,
        Instant.EPOCH,
        java.nio.file.Path.of("anna.zip"));
  }
}
