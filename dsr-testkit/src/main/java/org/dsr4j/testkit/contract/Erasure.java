package org.dsr4j.testkit.contract;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import org.dsr4j.Dsr;
import org.dsr4j.Journals;
import org.dsr4j.change.Approval;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.StepReport;
import org.dsr4j.model.Identifier;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.CaseKeys;
import org.dsr4j.spi.HeadSigner;
import org.dsr4j.spi.JournalStore;
import org.jspecify.annotations.Nullable;

/** The erasure of the person by the real engine, each run as another process would make it. */
final class Erasure {

  /** Enough for a plan of some steps of which each is killed, and lost, once. */
  private static final int MOST_RUNS = 30;

  private final World world;
  private final AdapterProvider provider;
  private final JournalStore journal = Journals.inMemory();
  private final CaseKeys keys = Journals.keysInMemory();
  private final HeadSigner signer = signer();

  Erasure(World world, AdapterProvider provider) {
    this.world = world;
    this.provider = provider;
  }

  private static HeadSigner signer() {
    try {
      return Journals.signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
    }
  }

  private Dsr dsr() {
    return world
        .bench()
        .builder(provider)
        .clock(world.clock())
        .journal(journal)
        .caseKeys(keys)
        .headSigner(signer)
        .build();
  }

  static ApprovedPlan approved(ChangePlan plan, Instant now) {
    Identifier named = plan.request().subject().identifiers().iterator().next();
    return plan.approve(
        Approval.of(plan, "approver of the kit", now, now.plus(Duration.ofDays(30)))
            .naming(named.value()));
  }

  /** Runs until nothing is left to do, or nothing gets any further. */
  ChangeReport toTheEnd(ChangePlan plan) {
    ApprovedPlan approved = approved(plan, world.clock().instant());
    boolean begun = false;
    ChangeReport report = null;
    for (int run = 0; run < MOST_RUNS && !ended(report); run++) {
      try (Dsr dsr = dsr()) {
        report = begun ? dsr.resume(Seeds.CASE) : dsr.execute(approved);
        if (report.resumeAt().isEmpty()) {
          return report;
        }
        world.reach(report.resumeAt().get());
      } catch (Interrupting.Killed e) {
        report = null;
      }
      begun = true;
    }
    if (report == null) {
      throw new AssertionError("the run does not come to an end");
    }
    return report;
  }

  private static boolean ended(@Nullable ChangeReport report) {
    return report != null
        && report.steps().stream().map(StepReport::state).allMatch(state -> state.ended());
  }

  ChangeReport verify() {
    try (Dsr dsr = dsr()) {
      return dsr.verify(Seeds.CASE);
    }
  }
}
