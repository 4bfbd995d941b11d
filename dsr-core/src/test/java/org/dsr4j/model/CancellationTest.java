package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest {

  private final Cancellation cancellation = new Cancellation();
  private final List<String> ran = new ArrayList<>();

  @Test
  void everyHookRunsOnce() {
    cancellation.onCancel(() -> ran.add("first"));
    cancellation.onCancel(() -> ran.add("second"));

    cancellation.cancel();
    cancellation.cancel();

    assertThat(cancellation.isCancelled()).isTrue();
    assertThat(ran).containsExactly("first", "second");
  }

  @Test
  void aHookRegisteredAfterTheCancellationRunsImmediately() {
    cancellation.cancel();

    cancellation.onCancel(() -> ran.add("late"));

    assertThat(ran).containsExactly("late");
  }

  @Test
  void aClosedRegistrationDoesNotRunItsHook() {
    cancellation.onCancel(() -> ran.add("over")).close();

    cancellation.cancel();

    assertThat(ran).isEmpty();
  }

  @Test
  void aFailingHookDoesNotPreventOtherHooks() {
    cancellation.onCancel(
        () -> {
          throw new IllegalStateException("broken");
        });
    cancellation.onCancel(
        () -> {
          throw new NoClassDefFoundError("missing");
        });
    cancellation.onCancel(() -> ran.add("last"));

    cancellation.cancel();

    assertThat(ran).containsExactly("last");
  }

  @Test
  void oneHookMayRegisterAnother() {
    cancellation.onCancel(() -> cancellation.onCancel(() -> ran.add("nested")));

    cancellation.cancel();

    assertThat(ran).containsExactly("nested");
  }
}
