package org.dsr4j.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.Journals;
import org.dsr4j.internal.execute.WatchedStore;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.operator.JournalStore;

/** The cases that are stored as golden files, by name; the engine executes each of them. */
final class GoldenCases {

  static final String DEVICE = "device-1-aaaa";

  private GoldenCases() {}

  static Map<String, Consumer<GoldenCase>> all() {
    Map<String, Consumer<GoldenCase>> cases = new LinkedHashMap<>();
    cases.put("begun", GoldenCases::begin);
    cases.put("half-way", GoldenCases::executeHalf);
    cases.put("stopped", GoldenCases::stop);
    cases.put("refused", GoldenCases::refuse);
    cases.put("finished", GoldenCases::finish);
    cases.put("shredded", GoldenCases::shred);
    // As of the version that records signed plans.
    cases.put("signed-half-way", GoldenCases::executeHalf);
    cases.put("signed-finished", GoldenCases::finish);
    cases.put("planned", GoldenCases::approved);
    cases.put("withdrawn", GoldenCases::withdraw);
    cases.put("drifted", GoldenCases::drift);
    cases.put("exported", GoldenCases::export);
    return cases;
  }

  static GoldenCase in(Path folder) {
    return new GoldenCase(
        GoldenPlans.proposing(
            (task, proposal) -> proposal.instruction("notes", "in the archive", "shred the paper")),
        folder);
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private static ChangeReport execute(GoldenCase kept) {
    ApprovedPlan approved = approved(kept);
    return kept.with(dsr -> dsr.execute(approved));
  }

  private static ApprovedPlan approved(GoldenCase kept) {
    return kept.desk()
        .approved(
            kept.with(
                dsr ->
                    dsr.planDeletion(VaultErasureFixture.request(), VaultErasureFixture.order())));
  }

  private static void withdraw(GoldenCase kept) {
    refuse(kept);
    kept.with(dsr -> dsr.withdraw(VaultErasureFixture.CASE, "officer", "the person changed it"));
  }

  /** The account became protected between planning and execution. */
  private static void drift(GoldenCase kept) {
    ApprovedPlan approved = approved(kept);
    VaultPlanner usual = new VaultPlanner(kept.desk().vault);
    kept.desk().vault.planner =
        (task, proposal) -> {
          usual.propose(task, proposal);
          proposal.refuse(DsrError.ACCOUNT_PROTECTED, "the last administrator");
        };
    kept.with(dsr -> dsr.execute(approved));
  }

  /** The copy of the erasure is a recorded package. */
  private static void export(GoldenCase kept) {
    Path copy = kept.folder().resolve("copy.zip");
    kept.with(dsr -> dsr.export(VaultErasureFixture.request(), ExportTarget.zip(copy)));
    ErasureOrder order = ErasureOrder.of(ErasureGround.NO_LONGER_NECESSARY).withCopy(copy);
    ApprovedPlan approved =
        kept.desk()
            .approved(kept.with(dsr -> dsr.planDeletion(VaultErasureFixture.request(), order)));
    kept.with(dsr -> dsr.execute(approved));
    try {
      Files.delete(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process ends during the call of the first change: nothing more reaches the journal. */
  private static void begin(GoldenCase kept) {
    VaultErasureFixture desk = kept.desk();
    AtomicBoolean dead = new AtomicBoolean();
    desk.vault.next(
        "release-device",
        (call, apply) -> {
          dead.set(true);
          throw new Killed();
        });
    ApprovedPlan approved = approved(kept);
    JournalStore store =
        new WatchedStore(
            Journals.directory(kept.folder().resolve("journals")),
            line -> {
              if (dead.get()) {
                throw new Killed();
              }
            },
            line -> {});
    try (Dsr dsr = desk.builder().cases(kept.folder()).journal(store).build()) {
      dsr.execute(approved);
    } catch (Killed e) {
      return;
    }
    throw new IllegalStateException("the process was not killed");
  }

  /** The service processes the first device; the second must be attempted again later. */
  private static void executeHalf(GoldenCase kept) {
    FakeVault vault = kept.desk().vault;
    Instant due = kept.desk().clock.instant().plus(Duration.ofHours(1));
    Gap busy = new Gap(LedgerStatus.PENDING, DsrError.STEP_PENDING, "it is busy");
    StepOutcome pending = new StepOutcome.Pending("token-1", due, busy, "operation-1");
    vault.next(
        "release-device",
        (call, apply) -> {
          vault.seen.put(DEVICE, () -> new Inspection.InProgress("token-1", due));
          vault.polled.put("token-1", () -> pending);
          return pending;
        });
    vault.next("release-device", (call, apply) -> new StepOutcome.RetryLater(due, busy));
    execute(kept);
    kept.desk().clock.advance(Duration.ofHours(1));
    vault.next(
        "release-device",
        (call, apply) -> new StepOutcome.RetryLater(due.plus(Duration.ofHours(2)), busy));
    kept.with(dsr -> dsr.resume(VaultErasureFixture.CASE));
  }

  /** One device waits for an approval; the other has changed since the planning. */
  private static void stop(GoldenCase kept) {
    FakeVault vault = kept.desk().vault;
    Gap waiting =
        new Gap(
            LedgerStatus.WAITING_FOR_APPROVAL, DsrError.STEP_PENDING, "a second admin approves");
    Instant expires = kept.desk().clock.instant().plus(Duration.ofDays(3));
    vault.next(
        "release-device",
        (call, apply) -> new StepOutcome.AwaitingApproval("approval-1", expires, waiting));
    vault.seen.put("device-2-aaaa", () -> new Inspection.Drifted("somebody else owns it"));
    execute(kept);
  }

  /** One device was released before, the other is released now; the note cannot be removed. */
  private static void refuse(GoldenCase kept) {
    FakeVault vault = kept.desk().vault;
    vault.next("release-device", (call, apply) -> new StepOutcome.AlreadyDone());
    Gap no = Gap.failed(DsrError.PERMISSION_MISSING, "grant Vault.Write");
    vault.next("remove-note", (call, apply) -> new StepOutcome.Refused(no));
    execute(kept);
  }

  private static void finish(GoldenCase kept) {
    execute(kept);
    kept.with(
        dsr ->
            dsr.attest(
                VaultErasureFixture.CASE,
                new Attestation("m01", "technician", VaultErasureFixture.DAY, "seen to")));
    kept.with(dsr -> dsr.verify(VaultErasureFixture.CASE));
  }

  private static void shred(GoldenCase kept) {
    finish(kept);
    try (Dsr dsr = kept.desk().builder().cases(kept.folder()).build()) {
      dsr.endRetention(VaultErasureFixture.CASE, "officer", "the retention ended");
    }
  }
}
