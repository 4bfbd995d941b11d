package org.dsr4j.internal.owncases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.change.VaultSources;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;

/**
 * The library's own changes are recognised in the audit trails of services by their request ids.
 */
class OwnChangesTest {

  private static final String REQUEST = "6f1c2f9e-0d3b-4a57-9a53-3c1f0a7e9b21";
  private static final String DEVICE = "dddddddd-0000-4000-8000-000000000009";
  private static final String TRAIL = "trail-of-changes";

  private final VaultErasureFixture desk = new VaultErasureFixture();
  private final List<PersonalDataRecord> records = new ArrayList<>();

  OwnChangesTest() {
    // An audit trail whose rows contain no person, only the id of the change.
    desk.vault.sources.add(
        VaultSources.readable(TRAIL, SourceCategory.AUDIT_LOG)
            .on(Action.DELETE, new ActionSupport.Impossible("no one can erase it", "for 2 years"))
            .match(MatchRule.field("id", IdentifierKind.CORRELATION_ID))
            .build());
    desk.vault.rows.add(new FakeVault.Row(TRAIL, "own row", REQUEST));
    desk.vault.rows.add(new FakeVault.Row(TRAIL, "other row", DEVICE));
  }

  private void answerWith(String evidence) {
    desk.vault.next(
        "remove-account",
        (call, apply) -> {
          apply.run();
          return new StepOutcome.Done(evidence);
        });
    desk.execute();
  }

  private void executeFor(DataSubject subject) {
    DsrRequest request =
        request(subject)
            .id(VaultErasureFixture.CASE)
            .build()
            .withDecision(
                Decision.grant("no longer needed", "privacy officer", VaultErasureFixture.DAY));
    try (Dsr dsr = desk.builder().build()) {
      dsr.execute(desk.approved(dsr.planDeletion(request, VaultErasureFixture.order())));
    }
  }

  private static DsrRequest.Builder request(DataSubject subject) {
    return DsrRequest.builder(VaultErasureFixture.TENANT, subject)
        .requestedBy("privacy desk")
        .received(VaultErasureFixture.DAY)
        .identityCheck(IdentityCheck.of("front desk", "passport shown", VaultErasureFixture.DAY));
  }

  private static DataSubject with(String person, String device) {
    return DataSubject.of(
        Identifier.of(IdentifierKind.OBJECT_ID, person),
        Identifier.of(IdentifierKind.DEVICE_ID, device));
  }

  private Report export(DataSubject subject) {
    records.clear();
    try (Dsr dsr = desk.builder().build()) {
      return dsr.export(request(subject).id("DSR-2").build(), ExportTarget.records(records::add));
    }
  }

  private Report export(String person) {
    return export(DataSubject.objectId(person));
  }

  private static LedgerStatus status(Report report, String source) {
    return report.ledger().entry(source).map(LedgerEntry::status).orElseThrow();
  }

  private List<String> keys(String source) {
    return records.stream()
        .filter(record -> record.source().source().equals(source))
        .map(record -> record.key().value())
        .toList();
  }

  @Test
  void aRowWithOnlyTheIdOfAChangeBelongsToThePersonOfTheCase() {
    answerWith(REQUEST);

    Report report = export(FakeVault.ANNA);

    assertThat(keys(TRAIL)).containsExactly("own row");
    assertThat(report.identity().identifiers(IdentifierKind.CORRELATION_ID))
        .extracting(KnownIdentifier::provenance)
        .containsExactly("dsr/dsr-own-cases");
    assertThat(records)
        .filteredOn(record -> record.source().source().equals(TRAIL))
        .allSatisfy(
            record -> assertThat(record.match().kind()).isEqualTo(IdentifierKind.CORRELATION_ID));
  }

  @Test
  void otherPeopleDoNotGetTheRow() {
    answerWith(REQUEST);

    Report report = export(FakeVault.BERT);

    assertThat(status(report, TRAIL)).isEqualTo(LedgerStatus.NONE);
    assertThat(keys(TRAIL)).isEmpty();
  }

  @Test
  void theCaseContainsTheRequestIdOfEachStep() {
    answerWith(REQUEST);

    export(FakeVault.ANNA);

    assertThat(records)
        .filteredOn(record -> record.source().source().equals("dsr-own-cases"))
        .singleElement()
        .satisfies(
            record ->
                assertThat(new String(record.content().bytes(), UTF_8))
                    .contains("\"requests\":[\"" + REQUEST + "\"]")
                    .contains("\"requests\":[]"));
  }

  @Test
  void evidenceThatIsNotAUniqueIdMatchesNoRow() {
    desk.vault.rows.add(new FakeVault.Row(TRAIL, "row of another", "42"));
    answerWith("42");

    Report report = export(FakeVault.ANNA);

    assertThat(report.identity().identifiers(IdentifierKind.CORRELATION_ID)).isEmpty();
    assertThat(status(report, TRAIL)).isEqualTo(LedgerStatus.NONE);
  }

  @Test
  void anAuditTrailIsNotNoneWhileACaseIsUnreadable() {
    answerWith(REQUEST);

    desk.keys.destroy(VaultErasureFixture.CASE);

    assertThat(status(export(FakeVault.ANNA), TRAIL)).isEqualTo(LedgerStatus.FAILED);
  }

  @Test
  void nothingIsMissingWithoutAJournal() {
    DsrRequest request = VaultErasureFixture.undecided();
    try (Dsr dsr =
        Dsr.builder(VaultErasureFixture.TENANT).clock(desk.clock).adapter(desk.vault).build()) {
      Report report = dsr.discover(request);

      assertThat(status(report, TRAIL)).isEqualTo(LedgerStatus.NONE);
    }
  }

  @Test
  void theNextOwnerOfADeviceDoesNotGetTheCase() {
    executeFor(with(FakeVault.ANNA, DEVICE));

    assertThat(status(export(with(FakeVault.ANNA, DEVICE)), "dsr-own-cases"))
        .isEqualTo(LedgerStatus.FOUND);
    assertThat(status(export(with(FakeVault.BERT, DEVICE)), "dsr-own-cases"))
        .isEqualTo(LedgerStatus.NONE);
    assertThat(keys("dsr-own-cases")).isEmpty();
  }
}
