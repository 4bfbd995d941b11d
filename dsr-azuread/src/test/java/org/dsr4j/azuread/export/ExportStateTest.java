package org.dsr4j.azuread.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.operation.LongRunningOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The state of an export remains after the process has ended, and decides whether it may be started
 * again.
 */
class ExportStateTest {

  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
  private static final Duration DAY = Duration.ofDays(1);

  private static LongRunningOperation operation() {
    return LongRunningOperation.generic(
        GraphVersion.V1,
        DataPolicyOperationReader.PATH,
        Map.of("operationId", "op 1"),
        NOW,
        NOW.plus(DAY));
  }

  private static ExportState again(ExportState state) {
    return ExportState.parse(state.text());
  }

  @Test
  void writtenStateIsReadBack() {
    ExportState accepted = again(ExportState.started(NOW).accepted("op 1", operation()));

    assertThat(again(ExportState.started(NOW))).isEqualTo(ExportState.started(NOW));
    assertThat(again(ExportState.started(NOW).refused(NOW)))
        .isEqualTo(ExportState.started(NOW).refused(NOW));
    assertThat(accepted.kind()).isEqualTo(ExportState.Kind.ACCEPTED);
    assertThat(accepted.at()).isEqualTo(NOW);
    assertThat(accepted.operationId()).isEqualTo("op 1");
    assertThat(accepted.operation().save()).isEqualTo(operation().save());
    assertThat(again(accepted.failed(NOW.plus(DAY))).at()).isEqualTo(NOW.plus(DAY));
  }

  @Test
  void usedContainersAreRememberedWithoutTheirAddress() {
    URI used = URI.create("https://Store.example/copies-1/?sig=s3cret");
    ExportState refused = again(ExportState.started(NOW).refusedAt(used, NOW));
    ExportState later = again(refused.startedAgain(NOW.plus(DAY)).accepted("op 1", operation()));

    assertThat(later.knowsAsUsed(URI.create("https://store.example/copies-1?sig=other"))).isTrue();
    assertThat(later.knowsAsUsed(URI.create("https://store.example/copies-2"))).isFalse();
    assertThat(refused.text()).doesNotContain("store", "copies", "s3cret");
    assertThat(ExportState.started(NOW).text().split(" ", -1)).as("as before").hasSize(5);
  }

  @Test
  void itIsALineOfAsciiThatShowsNoId() {
    ExportState accepted = ExportState.started(NOW).accepted("öp-1", operation());

    assertThat(accepted.text()).matches("[\\x20-\\x7e]+");
    assertThat(again(accepted).operationId()).isEqualTo("öp-1");
    assertThat(accepted.toString()).doesNotContain("öp-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "invalid",
        "export2 BEGUN 2026-02-03T04:05:06Z - -",
        "export1 DONE 2026-02-03T04:05:06Z - -",
        "export1 BEGUN yesterday - -",
        "export1 ACCEPTED 2026-02-03T04:05:06Z !!! -",
        "export1 ACCEPTED 2026-02-03T04:05:06Z - -",
        "export1 ACCEPTED 2026-02-03T04:05:06Z b3A -",
      })
  void damagedStateDoesNotStartAnotherExport(String text) {
    assertThatThrownBy(() -> ExportState.parse(text))
        .hasMessageEndingWith("[azuread.export-memory-unusable]");
  }

  @Test
  void anExportWithUnknownStartIsStartedAgainAfterADay() {
    for (ExportState doubtful :
        new ExportState[] {ExportState.started(NOW), ExportState.started(NOW).failed(NOW)}) {
      assertThat(ExportAttempt.mayStart(doubtful, NOW.plus(DAY).minusNanos(1))).isFalse();
      assertThat(ExportAttempt.mayStart(doubtful, NOW.plus(DAY))).isTrue();
    }
    assertThat(ExportAttempt.mayStart(ExportState.started(NOW).refused(NOW), NOW)).isTrue();
    ExportState accepted = ExportState.started(NOW).accepted("op-1", operation());
    assertThat(ExportAttempt.mayStart(accepted, NOW.plus(DAY.multipliedBy(400)))).isFalse();
  }
}
