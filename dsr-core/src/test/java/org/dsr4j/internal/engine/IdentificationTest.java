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
import org.dsr4j.model.Facet;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
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

  @Test
  void aPersonUnknownToAllServicesIsNotIdentifiedAndNothingIsRead() {
    FakeService service =
        new FakeService("fake")
            .source("accounts", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)))
            .resolver((known, cancellation) -> new Resolution.NotIdentified());

    Report report = discover(service);

    assertThat(report.completion()).isEqualTo(Completion.NOT_IDENTIFIED);
    assertThat(service.calls).doesNotContain("read accounts");
    assertThat(report.ledger().entries())
        .extracting(LedgerEntry::status)
        .containsExactly(LedgerStatus.SKIPPED);
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
