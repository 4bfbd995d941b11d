package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.change.Approval;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.VaultErasureFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Changes with every kind of error, each with a name in its message; no output contains the name.
 */
class ChangePrivacyTest {

  private static final String[] SECRETS = {
    "anna", "smith", "contoso", "aaaaaaaa-0000", "s3cret", "device-1-", "device-2-", "note-aaaa"
  };

  private final VaultErasureFixture desk = new VaultErasureFixture();
  private final List<Object> spoken = new ArrayList<>();
  private final ListAppender<ILoggingEvent> logs = new ListAppender<>();

  private static IllegalStateException gossip() {
    return new IllegalStateException(
        VaultErasureFixture.ANNAS_NAME + " s3cret", new IllegalArgumentException(FakeVault.ANNA));
  }

  @BeforeEach
  void listen() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLoggerList().forEach(logger -> logger.setLevel(Level.TRACE));
    logs.start();
    root().addAppender(logs);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @AfterEach
  void stopListening() {
    root().detachAppender(logs);
  }

  private void report(ChangeReport report) {
    spoken.add(report);
    spoken.add(report.steps());
    spoken.add(report.notes());
    report.ledger().entries().forEach(entry -> spoken.add(entry + " " + entry.gaps()));
  }

  private void assertSilent() {
    assertThat(spoken).isNotEmpty();
    assertThat(spoken)
        .allSatisfy(each -> assertThat(String.valueOf(each)).doesNotContainIgnoringCase(SECRETS));
    assertThat(logs.list)
        .allSatisfy(each -> assertThat(line(each)).doesNotContainIgnoringCase(SECRETS));
  }

  private static String line(ILoggingEvent event) {
    String trace =
        event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy());
    return event.getFormattedMessage() + trace;
  }

  @Test
  void notWhilePlanning() {
    desk.vault.planner =
        (task, proposal) -> {
          throw gossip();
        };
    try (Dsr dsr =
        desk.builder()
            .legalHolds(
                (request, who) -> {
                  throw gossip();
                })
            .build()) {
      ChangePlan plan =
          dsr.planDeletion(VaultErasureFixture.request(), VaultErasureFixture.order());
      spoken.add(plan);
      spoken.add(plan.header());
      spoken.add(plan.order());
      spoken.add(plan.identity());
      spoken.add(plan.parts());
      spoken.addAll(plan.parts().refusals());
      spoken.addAll(plan.parts().unplannedSources());
    }
    assertSilent();
  }

  @Test
  void notWhileAStepFails() {
    ApprovedPlan approved = desk.approved(desk.plan());
    spoken.add(approved);
    spoken.add(approved.approval());
    spoken.add(approved.plan().steps());
    desk.vault.next(
        "release-device",
        (call, apply) -> {
          throw gossip();
        });
    report(desk.execute(approved));
    desk.vault.seen.put(
        "device-2-aaaa",
        () -> {
          throw gossip();
        });
    desk.vault.next(
        "remove-account",
        (call, apply) -> {
          throw new NoClassDefFoundError(VaultErasureFixture.ANNAS_NAME);
        });
    report(desk.resume());
    desk.vault.seen.clear();
    report(desk.resume());
    desk.clock.advance(Duration.ofHours(1));
    report(desk.resume());
    report(desk.verify());
    assertThat(logs.list).as("errors are logged").isNotEmpty();
    assertSilent();
  }

  @Test
  void notInAnyRefusal() {
    ChangePlan plan = desk.plan();
    Approval approval = desk.approval(plan);
    List<Throwable> thrown = new ArrayList<>();
    thrown.add(catchThrowable(() -> plan.approve(approval.naming("smith"))));
    thrown.add(
        catchThrowable(
            () ->
                ChangePlan.ofJson(
                    "{\"anna\":smith}".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    thrown.add(catchThrowable(() -> desk.attest("anna")));
    desk.execute(plan.approve(approval));
    thrown.add(catchThrowable(() -> desk.attest("smith")));
    thrown.add(catchThrowable(() -> desk.execute(plan.approve(approval))));

    assertThat(thrown).doesNotContainNull();
    for (Throwable each : thrown) {
      StringWriter trace = new StringWriter();
      each.printStackTrace(new PrintWriter(trace));
      spoken.add(trace);
    }
    spoken.add(plan);
    assertSilent();
  }
}
