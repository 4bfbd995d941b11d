package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dsr4j.Dsr;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Content;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Match;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.Resolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People whom the services know, do not know, or cannot distinguish. */
class IdentificationTest {

  @TempDir private Path spool;

  private Report discover(FakeService... services) {
    try (Dsr dsr = Samples.dsr(spool, services).build()) {
      return dsr.discover(Samples.anna());
    }
  }

  private static FakeService unaware(String id, FakeService.Reader reader) {
    return new FakeService(id)
        .source("rows-of-" + id, reader)
        .resolver((known, cancellation) -> new Resolution.NotIdentified());
  }

  @Test
  void aPersonUnknownToAllServicesWithoutRowsIsNotIdentified() {
    FakeService service = unaware("fake", FakeRecords.none());

    Report report = discover(service);

    assertThat(report.completion()).isEqualTo(Completion.NOT_IDENTIFIED);
    assertThat(service.calls).contains("read rows-of-fake");
    assertThat(report.notes()).singleElement().asString().contains("No account and no rows");
  }

  @Test
  void rowsOfAPersonWithoutAnAccountAreFound() {
    Report report =
        discover(
            unaware("fake", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1))),
            unaware("other", FakeRecords.none()));

    assertThat(report.completion()).isEqualTo(Completion.COMPLETE);
    assertThat(report.ledger().entry("rows-of-fake").orElseThrow().found()).isEqualTo(1);
    assertThat(report.notes()).singleElement().asString().contains("No account was found");
  }

  @Test
  void rowsThatOnlyAnAddressConnectsWithAPersonWithoutAnAccountAreHeldBack() {
    SourceDescriptor letters =
        Samples.declared("letters")
            .match(MatchRule.byRequest(IdentifierKind.MAIL))
            .readable("Letters.Read.All")
            .build();
    FakeService service =
        unaware("fake", FakeRecords.none())
            .source(
                letters,
                (task, sink) -> {
                  Identity who = task.subjects().get(0);
                  Content letter = FakeRecords.json(FakeRecords.row(Samples.ANNA, 1));
                  Match match = task.source().match(who, letter).orElseThrow();
                  sink.record(who, RecordKey.of("1"), letter, match);
                  return ReadOutcome.complete();
                });
    try (Dsr dsr = Samples.dsr(spool, service).build()) {
      DataSubject mail = DataSubject.mail(Samples.ANNAS_NAME);
      Report report = dsr.discover(Samples.request("DSR-1", Samples.TENANT, mail));

      assertThat(report.completion()).isEqualTo(Completion.COMPLETE_WITH_RESIDUE);
      assertThat(report.ledger().entry("letters").orElseThrow().quarantined()).isEqualTo(1);
    }
  }

  @Test
  void aSourceThatFailedLeavesOpenWhetherThePersonIsKnown() {
    Report report =
        discover(
            unaware(
                "fake",
                (task, sink) ->
                    ReadOutcome.incomplete(
                        Gap.notReadable(DsrError.PERMISSION_MISSING, "grant the permission"))));

    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
  }

  @Test
  void aServiceThatCannotBeAskedLeavesOpenWhetherThePersonIsKnown() {
    FakeService failing =
        new FakeService("failing")
            .source("files", FakeRecords.none())
            .resolver(
                (known, cancellation) ->
                    new Resolution.Unavailable(
                        Gap.failed(DsrError.ADAPTER_FAILURE, "no connection")));

    Report report = discover(unaware("fake", FakeRecords.none()), failing);

    assertThat(report.completion()).isEqualTo(Completion.FAILED);
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void anAdapterOfAnotherTenantLeavesOpenWhetherThePersonIsKnown() {
    FakeService unconfirmed =
        new FakeService("unconfirmed")
            .source("files", FakeRecords.none())
            .tenant(
                () -> {
                  throw new DsrException(DsrError.TENANT_UNCONFIRMED, "try again");
                });

    Report report = discover(unaware("fake", FakeRecords.none()), unconfirmed);

    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
  }

  @Test
  void twoServicesThatLeadToTwoAccountsMakeTheRequestAmbiguous() {
    FakeService one = identifying("one", Samples.ANNA);
    FakeService two = identifying("two", Samples.BERT);
    try (Dsr dsr = Samples.dsr(spool, one, two).build()) {
      DataSubject mail = DataSubject.mail(Samples.ANNAS_NAME);
      Report report = dsr.discover(Samples.request("DSR-1", Samples.TENANT, mail));

      assertThat(report.completion()).isEqualTo(Completion.AMBIGUOUS);
      assertThat(report.notes()).singleElement().asString().contains("'one'").contains("'two'");
      assertThat(report.ledger().found()).isZero();
      assertThat(one.calls).doesNotContain("read accounts-of-one");
    }
  }

  @Test
  void aServiceThatContradictsTheRequestMakesItAmbiguous() {
    assertThat(discover(identifying("one", Samples.BERT)).completion())
        .isEqualTo(Completion.AMBIGUOUS);
    assertThat(discover(identifying("one", Samples.ANNA)).completion())
        .isEqualTo(Completion.COMPLETE);
  }

  private static FakeService identifying(String id, String account) {
    return new FakeService(id)
        .source("accounts-of-" + id, FakeRecords.list(FakeRecords.row(account, 1)))
        .resolver(
            (known, cancellation) ->
                Samples.identified(Facet.USER, Samples.strong(IdentifierKind.OBJECT_ID, account)),
            IdentifierKind.MAIL);
  }

  @Test
  void oneServiceThatKnowsThePersonIsEnough() {
    FakeService unaware =
        new FakeService("unaware")
            .source("visitors", FakeRecords.none())
            .resolver((known, cancellation) -> new Resolution.NotIdentified());
    FakeService friend =
        new FakeService("friend")
            .source("accounts", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)))
            .resolver(
                (known, cancellation) ->
                    Samples.identified(
                        Facet.USER, Samples.strong(IdentifierKind.OBJECT_ID, Samples.ANNA)));

    Report report = discover(unaware, friend);

    assertThat(report.completion()).isEqualTo(Completion.COMPLETE);
    assertThat(report.ledger().entry("accounts").orElseThrow().found()).isEqualTo(1);
  }

  @Test
  void severalMatchingPeopleEndTheRequestWithMaskedCandidates() {
    FakeService service =
        new FakeService("fake")
            .source("accounts", FakeRecords.none())
            .resolver((known, cancellation) -> new Resolution.Ambiguous(List.of("a***1", "a***2")));

    Report report = discover(service);

    assertThat(report.completion()).isEqualTo(Completion.AMBIGUOUS);
    assertThat(report.notes()).containsExactly("fake knows: a***1", "fake knows: a***2");
    assertThat(service.calls).doesNotContain("read accounts");
  }

  @Test
  void theIdentifiersOfTheRequestAreUsedWithoutAResolver() {
    Report report =
        discover(
            new FakeService("fake")
                .source("accounts", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1))));

    assertThat(report.completion()).isEqualTo(Completion.COMPLETE);
    assertThat(report.identity().identifiers(IdentifierKind.OBJECT_ID))
        .singleElement()
        .satisfies(known -> assertThat(known.provenance()).isEqualTo("request"));
  }

  @Test
  void informationOfAServiceReplacesThatOfTheRequester() {
    Report report =
        discover(
            new FakeService("fake")
                .source("accounts", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)))
                .resolver(
                    (known, cancellation) ->
                        Samples.identified(
                            Facet.USER, Samples.weak(IdentifierKind.OBJECT_ID, Samples.ANNA)),
                    Set::of));

    assertThat(report.ledger().entry("accounts").orElseThrow().status())
        .isEqualTo(LedgerStatus.QUARANTINED);
  }
}
