package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.dsr4j.Samples.TENANT;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Resolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request by a kind of identifier that no adapter understands is refused before any read. */
class UnderstoodKindsTest {

  private static final IdentifierKind BADGE = new IdentifierKind("badge", true, true, true);
  private static final IdentifierKind LOCKER = new IdentifierKind("locker", true, true, true);

  private final FakeService service = new FakeService("fake").source("rows", FakeRecords.none());

  @TempDir private Path spool;

  private static DsrRequest by(IdentifierKind... kinds) {
    Identifier[] identifiers = new Identifier[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      identifiers[i] = Identifier.of(kinds[i], Samples.ANNA);
    }
    return Samples.request("DSR-1", TENANT, DataSubject.of(identifiers));
  }

  private DsrException refusal(DsrRequest request) {
    try (Dsr dsr = Samples.dsr(spool, service).build()) {
      return catchThrowableOfType(DsrException.class, () -> dsr.discover(request));
    }
  }

  @Test
  void allUnknownKindsAreNamedAtOnceAndNothingIsRead() {
    DsrException refusal = refusal(by(LOCKER, BADGE));

    assertThat(refusal.code()).isEqualTo(DsrError.UNKNOWN_IDENTIFIER_KIND);
    assertThat(refusal.getMessage())
        .contains("'badge', 'locker'")
        .contains("[object-id]")
        .doesNotContain(Samples.ANNA);
    assertThat(service.calls).doesNotContain("resolve", "read rows");
  }

  @Test
  void anUnknownKindBesideAKnownOneIsRefused() {
    assertThat(refusal(by(IdentifierKind.OBJECT_ID, BADGE)).getMessage())
        .contains("'badge'")
        .doesNotContain("'object-id'");
  }

  @Test
  void aKindThatAnyResolverConsumesIsAccepted() {
    service.resolver((known, stop) -> new Resolution.NotIdentified(), BADGE);

    assertThat(refusal(by(BADGE))).isNull();
    assertThat(refusal(by(LOCKER))).isNotNull();
  }

  @Test
  void aKindOfAMatchRuleIsAccepted() {
    assertThat(refusal(by(IdentifierKind.OBJECT_ID))).isNull();
  }

  @Test
  void aKindThatOnlyJudgesRecordsNeedsOneThatFindsThem() {
    service.source(
        Samples.declared("guarded")
            .match(
                MatchRule.field("mail", IdentifierKind.MAIL).decidedBy("badge", BADGE),
                MatchRule.field("id", IdentifierKind.OBJECT_ID).weakenedBy("locker", LOCKER))
            .readable()
            .build(),
        FakeRecords.none());

    assertThat(refusal(by(BADGE))).isNotNull();
    assertThat(refusal(by(BADGE, LOCKER)).getMessage()).contains("'badge', 'locker'");
    assertThat(refusal(by(IdentifierKind.OBJECT_ID, BADGE, LOCKER))).isNull();
  }

  @Test
  void aKindWithAnotherComponentIsAnotherKind() {
    service.resolver((known, stop) -> new Resolution.NotIdentified(), BADGE.asNumeric());

    DsrException refusal =
        refusal(Samples.request("DSR-1", TENANT, DataSubject.of(Identifier.of(BADGE, "7"))));

    assertThat(refusal.code()).isEqualTo(DsrError.UNKNOWN_IDENTIFIER_KIND);
  }

  @Test
  void theCorrelationIdOfAChangeIsRefusedIfNoTrailIsFoundByIt() {
    assertThat(refusal(by(IdentifierKind.CORRELATION_ID))).isNotNull();

    service.source(
        Samples.declared("trail")
            .match(MatchRule.field("request", IdentifierKind.CORRELATION_ID))
            .readable()
            .build(),
        FakeRecords.none());
    assertThat(refusal(by(IdentifierKind.CORRELATION_ID))).isNull();
  }

  @Test
  void oneAdapterThatUnderstandsTheKindIsEnough() {
    FakeService other = new FakeService("other").source("list", FakeRecords.none());
    other.resolver((known, stop) -> new Resolution.NotIdentified(), BADGE);
    try (Dsr dsr = Samples.dsr(spool, service, other).build()) {
      assertThat(dsr.discover(by(BADGE)).ledger().entries()).hasSize(2);
    }
  }

  @Test
  void nothingIsRefusedWhenAnAdapterCannotSayWhatItUnderstands() {
    service.resolver(
        (known, stop) -> new Resolution.NotIdentified(),
        () -> {
          throw new IllegalStateException("broken");
        });
    assertThat(refusal(by(BADGE))).isNull();

    FakeService broken =
        new FakeService("broken")
            .source("list", FakeRecords.none())
            .opens(
                () -> {
                  throw new IllegalStateException("cannot be opened");
                });
    FakeService sound = new FakeService("sound").source("good", FakeRecords.none());
    try (Dsr dsr = Samples.dsr(spool, sound, broken).build()) {
      assertThat(dsr.discover(by(BADGE)).ledger().entries()).hasSize(2);
    }
  }

  @Test
  void exportAndAuditAreRefusedTooAndLeaveNothing() {
    Path zip = spool.resolve("anna.zip");
    try (Dsr dsr = Samples.dsr(spool, service).build()) {
      DsrException export =
          catchThrowableOfType(
              DsrException.class, () -> dsr.export(by(BADGE), ExportTarget.zip(zip)));
      DsrException audit =
          catchThrowableOfType(
              DsrException.class,
              () -> dsr.audit(by(BADGE), Window.all(), ExportTarget.records(any -> {})));

      assertThat(List.of(export.code(), audit.code()))
          .isEqualTo(List.of(DsrError.UNKNOWN_IDENTIFIER_KIND, DsrError.UNKNOWN_IDENTIFIER_KIND));
    }
    assertThat(zip).doesNotExist();
    assertThat(service.calls).doesNotContain("read rows");
  }

  @Test
  void theOwnCasesDoNotMakeAKindUnderstood() {
    DsrBuilder builder = Samples.dsr(spool, service).cases(spool.resolve("cases"));
    try (Dsr dsr = builder.build()) {
      assertThat(catchThrowableOfType(DsrException.class, () -> dsr.discover(by(BADGE))).code())
          .isEqualTo(DsrError.UNKNOWN_IDENTIFIER_KIND);
    }
    assertThat(Set.copyOf(service.calls)).doesNotContain("read rows");
  }
}
