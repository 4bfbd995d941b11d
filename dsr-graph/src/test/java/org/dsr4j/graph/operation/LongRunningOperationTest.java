package org.dsr4j.graph.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations as text. */
class LongRunningOperationTest {

  private static final Instant DEADLINE = FakePollDelays.START.plus(Duration.ofDays(30));

  private static final LongRunningOperation WIPE =
      LongRunningOperation.deviceAction(
          GraphVersion.BETA, "dévice/1", "wipe", FakePollDelays.START, DEADLINE);

  @Test
  void aSavedOperationIsResumed() {
    LongRunningOperation asked = WIPE.askedAt(FakePollDelays.START.plusMillis(1), Optional.empty());

    LongRunningOperation resumed = LongRunningOperation.resume(asked.save());

    assertThat(resumed.save()).isEqualTo(asked.save());
    assertThat(resumed.kind()).isEqualTo(OperationKind.DEVICE_ACTION);
    assertThat(resumed.attempts()).isEqualTo(1);
    assertThat(resumed.notBefore()).isEqualTo(FakePollDelays.START.plusMillis(60_001));
    assertThat(resumed.deadline()).isEqualTo(DEADLINE);
    assertThat(resumed.values()).isEqualTo(Map.of("managedDeviceId", "dévice/1"));
    assertThat(resumed.action()).isEqualTo("wipe");
    assertThat(resumed.version()).isEqualTo(GraphVersion.BETA);
  }

  @Test
  void severalValuesKeepTheirPlaces() {
    LongRunningOperation generic =
        LongRunningOperation.generic(
            GraphVersion.V1,
            "/a/{x}/b/{y}",
            Map.of("x", "1", "y", "2"),
            FakePollDelays.START,
            DEADLINE);

    assertThat(LongRunningOperation.resume(generic.save()).values())
        .isEqualTo(Map.of("x", "1", "y", "2"));
  }

  @Test
  void theTextIsFitForAJournalAndTheOperationForALog() {
    assertThat(WIPE.save()).matches("[A-Za-z0-9._-]+").doesNotContain("device");
    assertThat(WIPE)
        .hasToString(
            "LongRunningOperation[/beta/deviceManagement/managedDevices/{managedDeviceId}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "op1", "op2.QQ", "op1.QQ.QQ", "op1.x.x.x.x.x.x.x.x", "op1.%.%.%.%.%.%.%.%"})
  void aDamagedOperationIsNotResumed(String saved) {
    assertThatThrownBy(() -> LongRunningOperation.resume(saved)).isInstanceOf(DsrException.class);
    assertThatThrownBy(() -> LongRunningOperation.resume(WIPE.save() + ".QQ"))
        .isInstanceOf(DsrException.class);
    assertThatThrownBy(() -> LongRunningOperation.resume(WIPE.save().replace(".Q", ".R")))
        .isInstanceOf(DsrException.class);
  }

  @Test
  void aValueThatIsNotAllowedInAPathIsRefused() {
    assertThatThrownBy(
            () ->
                LongRunningOperation.exportJob(
                    GraphVersion.V1, "..", FakePollDelays.START, DEADLINE))
        .isInstanceOf(DsrException.class);
  }

  @Test
  void aHintIsKeptButNotBeyondTheDeadline() {
    assertThat(WIPE.notBefore(FakePollDelays.START.plusSeconds(60)).notBefore())
        .isEqualTo(FakePollDelays.START.plusSeconds(60));
    assertThat(WIPE.notBefore(DEADLINE.plusSeconds(60)).notBefore()).isEqualTo(DEADLINE);
  }

  @Test
  void waitingForRealEndsWhenItIsCancelled() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    assertThat(PollDelays.system(Duration.ofDays(1), cancellation)).isFalse();
    assertThat(PollDelays.system(Duration.ZERO, new Cancellation())).isTrue();
    Thread.currentThread().interrupt();
    assertThat(PollDelays.system(Duration.ofDays(1), new Cancellation())).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }
}
