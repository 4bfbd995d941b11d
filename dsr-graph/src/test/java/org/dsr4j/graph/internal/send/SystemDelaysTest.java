package org.dsr4j.graph.internal.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Cancellation;
import org.junit.jupiter.api.Test;

/** Waiting for real, without a test that waits. */
class SystemDelaysTest {

  private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

  private final Delays delays = Delays.system();

  @Test
  void aWaitOfZeroOrLessReturnsImmediately() throws GraphIoException {
    delays.pause(Duration.ZERO, new Cancellation());
    delays.pause(Duration.ofSeconds(-1), new Cancellation());
    delays.pause(FOR_EVER.negated(), new Cancellation());
  }

  @Test
  void aWaitDoesNotBeginWhenItIsCancelledAlready() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    assertCancelled(FOR_EVER, cancellation);
    assertCancelled(Duration.ZERO, cancellation);
  }

  @Test
  void cancellingEndsAWait() throws InterruptedException {
    Cancellation cancellation = new Cancellation();
    CountDownLatch begun = new CountDownLatch(1);
    Thread canceller =
        new Thread(
            () -> {
              begun.countDown();
              cancellation.cancel();
            });

    canceller.start();
    begun.await();

    assertCancelled(FOR_EVER, cancellation);
    canceller.join();
  }

  @Test
  void anInterruptEndsAWaitAndIsPassedOn() {
    Thread.currentThread().interrupt();

    assertCancelled(FOR_EVER, new Cancellation());

    assertThat(Thread.interrupted()).isTrue();
  }

  private void assertCancelled(Duration duration, Cancellation cancellation) {
    assertThatThrownBy(() -> delays.pause(duration, cancellation))
        .isInstanceOfSatisfying(
            GraphIoException.class,
            e -> assertThat(e.failure().error()).isEqualTo(GraphError.CANCELLED));
  }
}
