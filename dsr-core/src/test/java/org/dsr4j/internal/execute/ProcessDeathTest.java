package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The case has the same result after a process death at any moment, and no step is done twice. */
class ProcessDeathTest {

  /** The simulated death of the process: nothing reaches the service or the journal after it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed", null, false, false);
    }
  }

  private static final String DEVICE = "device-1-aaaa";

  @TempDir private Path folder;

  private VaultErasureFixture desk = new VaultErasureFixture();
  private boolean killed;
  private boolean dead;

  private void kill(BooleanSupplier when) {
    if (dead || when.getAsBoolean()) {
      killed = true;
      dead = true;
      throw new Killed();
    }
  }

  /** Dies at the n-th moment between a journal line, a call and its response. */
  private static BooleanSupplier at(int moment) {
    int[] count = {0};
    return () -> ++count[0] == moment;
  }

  private ApprovedPlan begin(BooleanSupplier when) {
    killed = false;
    dead = false;
    desk = new VaultErasureFixture();
    ApprovedPlan approved = desk.approved(desk.plan());
    desk.store = new WatchedStore(desk.store, line -> kill(when), line -> kill(when));
    desk.vault.onCall = () -> kill(when);
    desk.vault.onAnswer = () -> kill(when);
    desk.vault.next("release-device", (call, apply) -> pending());
    return approved;
  }

  /** The service needs an hour for the first device. */
  private StepOutcome pending() {
    Instant due = desk.clock.instant().plus(Duration.ofHours(1));
    Gap part = new Gap(LedgerStatus.PENDING, DsrError.STEP_PENDING, "busy");
    desk.vault.seen.put(DEVICE, () -> new Inspection.InProgress("token", due));
    desk.vault.polled.put(
        "token",
        () -> {
          if (desk.clock.instant().isBefore(due)) {
            return new StepOutcome.Pending("token", due, part, "");
          }
          desk.vault.seen.clear();
          desk.vault.rows.removeIf(row -> row.key().equals(DEVICE));
          return new StepOutcome.Done("");
        });
    return new StepOutcome.Pending("token", due, part, "");
  }

  private boolean ends(ApprovedPlan approved) {
    for (int run = 0; run < 200; run++) {
      try {
        if (go(approved).steps().stream().allMatch(step -> step.state().ended())) {
          return true;
        }
      } catch (Killed e) {
        assertThat(dead).isTrue();
        dead = false;
      }
      desk.clock.advance(Duration.ofMinutes(20));
    }
    return false;
  }

  private ChangeReport go(ApprovedPlan approved) {
    try {
      return desk.resume();
    } catch (DsrException e) {
      assertThat(e.code()).isIn(DsrError.JOURNAL_MISSING, DsrError.APPROVAL_INVALID);
      return desk.execute(approved);
    }
  }

  private void endsWell(ApprovedPlan approved, String how) {
    assertThat(ends(approved)).as(how).isTrue();
    desk.vault.onCall = () -> {};
    desk.vault.onAnswer = () -> {};
    for (String source : new String[] {"account", "device", "notes"}) {
      assertThat(desk.vault.rows(source, FakeVault.ANNA)).as(how).isEmpty();
    }
    assertThat(desk.vault.rows).as(how).hasSize(8);
    assertThat(desk.vault.removals).as(how).containsOnlyKeys(FakeVault.ANNA).containsValue(1);
    assertThat(desk.evidence(folder).problems()).as(how).isEmpty();
  }

  @Test
  void theResultIsTheSameForAnyMomentOfAProcessDeath() {
    int moment = 0;
    do {
      moment++;
      endsWell(begin(at(moment)), "killed at moment " + moment);
    } while (killed);
    assertThat(moment).isGreaterThan(50);
  }

  @Test
  void theResultIsTheSameAfterAnyNumberOfProcessDeaths() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 25; i++) {
      int[] left = {30};
      endsWell(begin(() -> random.nextInt(12) == 0 && left[0]-- > 0), "seed " + seed + ", " + i);
    }
  }
}
