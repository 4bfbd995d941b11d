package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.dsr4j.CheckedCalls;
import org.dsr4j.Dsr;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.Resolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source with an incomplete facet is never reported as NONE. */
class FacetGapTest {

  private static final Gap DENIED =
      Gap.notReadable(DsrError.ADAPTER_FAILURE, "403 on the device list");
  private static final SourceDescriptor DEVICES =
      Samples.readable("devices").facets(Facet.DEVICES).build();

  @TempDir private Path spool;

  private Report discover(FakeService... services) {
    try (Dsr dsr = Samples.dsr(spool, services).build()) {
      return dsr.discover(Samples.anna());
    }
  }

  private static LedgerEntry entry(Report report, String source) {
    return report.ledger().entry(source).orElseThrow();
  }

  private static FakeService service(FakeService.Resolver resolver) {
    return new FakeService("fake")
        .source("accounts", FakeRecords.none())
        .source(DEVICES, FakeRecords.none())
        .resolver(resolver);
  }

  @Test
  void aGapMakesDependentSourcesNotReadableAndNoOthers() {
    Report report =
        discover(service((known, cancellation) -> Samples.withGap(Facet.DEVICES, DENIED)));

    assertThat(entry(report, "devices").status()).isEqualTo(LedgerStatus.NOT_READABLE);
    assertThat(entry(report, "devices").gaps()).containsExactly(DENIED);
    assertThat(entry(report, "accounts").status()).isEqualTo(LedgerStatus.NONE);
  }

  @Test
  void recordsFoundInSpiteOfAGapAreDelivered() {
    FakeService service =
        new FakeService("fake")
            .source(
                DEVICES,
                FakeRecords.list(
                    FakeRecords.row(Samples.ANNA, 1), FakeRecords.row(Samples.ANNA, 2)))
            .resolver((known, cancellation) -> Samples.withGap(Facet.DEVICES, DENIED));

    LedgerEntry entry = entry(discover(service), "devices");

    assertThat(entry.status()).isEqualTo(LedgerStatus.NOT_READABLE);
    assertThat(entry.found()).isEqualTo(2);
  }

  @Test
  void aGapOfOneServiceIsNotFilledByAnother() {
    FakeService other =
        new FakeService("other")
            .source("cards", FakeRecords.none())
            .resolver(
                (known, cancellation) ->
                    Samples.identified(
                        Facet.DEVICES, Samples.strong(IdentifierKind.DEVICE_ID, "d-1")));

    Report report =
        discover(service((known, cancellation) -> Samples.withGap(Facet.DEVICES, DENIED)), other);

    assertThat(entry(report, "devices").status()).isEqualTo(LedgerStatus.NOT_READABLE);
  }

  @Test
  void aFacetWithoutALookupIsNotEmpty() {
    Report report = discover(service((known, cancellation) -> Samples.identified(Facet.USER)));

    assertThat(entry(report, "devices").status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry(report, "devices").gaps().get(0).code())
        .isEqualTo(DsrError.SUBJECT_UNRESOLVED);
  }

  @Test
  void aSourceThatDependsOnSeveralFacetsShowsTheGapsOfAll() {
    Gap lost = Gap.failed(DsrError.ADAPTER_FAILURE, "the account list was cut");
    FakeService service =
        new FakeService("fake")
            .source(Samples.readable("both").facets(Facet.USER, Facet.DEVICES).build())
            .resolver(
                (known, cancellation) ->
                    new Resolution.Identified(
                        List.of(
                            new Facet(Facet.USER, List.of(), List.of(lost)),
                            new Facet(Facet.DEVICES, List.of(), List.of(DENIED)))));

    assertThat(entry(discover(service), "both").gaps()).containsExactly(lost, DENIED);
  }

  @Test
  void noneIsReportedWhenTheServiceDoesNotKnowThePerson() {
    FakeService shop =
        new FakeService("shop")
            .source(Samples.readable("orders").facets("shop").build())
            .resolver((known, cancellation) -> new Resolution.NotIdentified());
    FakeService directory =
        new FakeService("directory")
            .source("accounts", FakeRecords.none())
            .resolver((known, cancellation) -> Samples.identified(Facet.USER));

    Report report = discover(shop, directory);

    assertThat(entry(report, "orders").status()).isEqualTo(LedgerStatus.NONE);
    assertThat(report.completion()).isEqualTo(Completion.COMPLETE);
  }

  @Test
  void aReaderReceivesThePeopleWhomItsOwnServiceDoesNotKnow() {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    FakeService shop =
        new FakeService("shop")
            .source(Samples.readable("orders").facets("shop").build(), telling("orders", told))
            .resolver((known, cancellation) -> new Resolution.NotIdentified());
    FakeService directory =
        new FakeService("directory")
            .source(Samples.readable("accounts").build(), telling("accounts", told))
            .resolver((known, cancellation) -> Samples.identified(Facet.USER));
    FakeService silent =
        new FakeService("silent").source(Samples.readable("cards").build(), telling("cards", told));

    discover(shop, directory, silent);

    assertThat(told).containsExactlyInAnyOrder("orders true", "accounts false", "cards false");
  }

  private static FakeService.Reader telling(String source, List<String> told) {
    return (task, sink) -> {
      told.add(source + " " + task.notIdentified(task.subjects().get(0)));
      return ReadOutcome.complete();
    };
  }

  @Test
  void aServiceThatCannotBeAskedLeavesAGapInEveryFacetOfItsSources() {
    Report report = discover(service((known, cancellation) -> new Resolution.Unavailable(DENIED)));

    assertThat(entry(report, "devices").gaps()).containsExactly(DENIED);
    assertThat(entry(report, "accounts").gaps()).containsExactly(DENIED);
  }

  @Test
  void aResolverThatThrowsIsUnavailable() {
    for (Throwable fault :
        new Throwable[] {
          new IllegalStateException("anna"), new NoClassDefFoundError("anna"),
          new AssertionError("anna"), new java.io.IOException("anna")
        }) {
      Report report =
          discover(
              service(
                  (known, cancellation) -> {
                    throw fault;
                  }));

      assertThat(entry(report, "accounts").status()).isEqualTo(LedgerStatus.FAILED);
      assertThat(entry(report, "accounts").gaps().get(0).detail())
          .contains(fault.getClass().getName(), "while resolving")
          .doesNotContain("anna");
    }
  }

  @Test
  void aResolverKeepsItsOwnErrorCode() {
    Report report =
        discover(
            service(
                (known, cancellation) -> {
                  throw new DsrException(DsrError.TENANT_UNCONFIRMED, "no token");
                }));

    assertThat(entry(report, "devices").gaps().get(0).code())
        .isEqualTo(DsrError.TENANT_UNCONFIRMED);
  }

  @Test
  void aResolverThatReturnsNullIsUnavailable() {
    Report report = discover(service((known, cancellation) -> null));

    assertThat(entry(report, "accounts").status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry(report, "devices").status()).isEqualTo(LedgerStatus.FAILED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aResolverWithAFailingConsumesIsUnavailable(boolean isNull) {
    CheckedCalls.Answer<Set<IdentifierKind>> broken =
        () -> {
          if (isNull) {
            return null;
          }
          throw new IllegalStateException("anna");
        };
    FakeService service =
        service((known, cancellation) -> Samples.identified(Facet.USER))
            .resolver((known, cancellation) -> Samples.identified(Facet.USER), broken);

    Report report = discover(service, new FakeService("sound").source("cards", FakeRecords.none()));

    assertThat(entry(report, "accounts").status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(report.ledger().entries()).hasSize(3);
  }
}
