package org.dsr4j.it.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.dsr4j.ExportTarget;
import org.dsr4j.RunOptions;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Report;
import org.dsr4j.model.RunEvent;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** No identifier and no token is in a log or in remaining files: law 11. */
class PrivacyTest {

  @TempDir private Path folder;

  @Test
  void noLogAtTheFinestLevelContainsAnIdentifierOrAToken() throws Exception {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    List<String> secrets;
    int before;
    try (LogCapture capture = new LogCapture(lines);
        SimulatedTenant simulated = SimulatedTenant.start()) {
      SimulatedUser person = person(simulated);
      secrets = secrets(simulated, person);
      runWithEverything(simulated, person);
      before = lines.size();
    }

    assertThat(before).as("lines captured").isPositive();
    for (String line : lines) {
      assertThat(line).doesNotContainIgnoringCase(secrets.toArray(String[]::new));
    }
  }

  /** Success, every kind of failure, cancel, a lookup by name, and the real credential. */
  private void runWithEverything(SimulatedTenant simulated, SimulatedUser person)
      throws IOException {
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      tenant.dsr().export(tenant.request(person), ExportTarget.zip(folder.resolve("a.zip")));
      tenant
          .dsr()
          .discover(
              tenant.request(
                  org.dsr4j.model.DataSubject.userPrincipalName(person.userPrincipalName())));
      simulated.faults().on("/auditLogs/signIns").html(502);
      simulated.faults().on("/users/{user-id}/managedDevices").reply(403);
      simulated.faults().on("/deviceManagement/auditEvents").cutConnection();
      simulated.faults().on("/users/{user-id}/memberOf").reply(404);
      Report report = tenant.dsr().discover(tenant.request(person));
      assertThat(report.toString() + report.ledger() + report.request() + report.identity())
          .doesNotContain(person.objectId())
          .doesNotContain(person.userPrincipalName());
      simulated.faults().clear();
    }
    CredentialRun.withWrongSecret(simulated, person);
  }

  @Test
  void noFileIsLeftBehindAfterSuccessFailureDeadlineAndCancel() throws IOException {
    Path spool = Files.createDirectory(folder.resolve("spool"));
    Path out = Files.createDirectory(folder.resolve("out"));
    Cancellation cancellation = new Cancellation();
    try (SimulatedTenant simulated = SimulatedTenant.start();
        GraphTenant tenant =
            new GraphTenant(
                simulated,
                builder ->
                    builder
                        .spoolDirectory(spool)
                        .listener(event -> cancelInTheMiddle(event, cancellation)))) {
      SimulatedUser person = person(simulated);
      tenant.dsr().export(tenant.request(person), ExportTarget.zip(out.resolve("a.zip")));
      assertThat(files(spool)).isEmpty();

      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () ->
                      tenant
                          .dsr()
                          .export(tenant.request(person), ExportTarget.zip(out.resolve("a.zip")))))
          .isInstanceOf(DsrException.class);
      simulated.faults().on("/auditLogs/signIns").slowBody(Duration.ofMinutes(1));
      tenant
          .dsr()
          .export(
              List.of(tenant.request(person)),
              any -> ExportTarget.records(record -> {}),
              RunOptions.defaults().deadline(Duration.ofSeconds(2)));
      assertThat(files(spool)).isEmpty();
      simulated.faults().clear();
      simulated.user("person").signIns(3000);
      simulated.faults().on("/auditLogs/signIns").onPage(3).slowBody(Duration.ofMinutes(1));

      Report cancelled =
          tenant
              .dsr()
              .export(
                  List.of(tenant.request(person)),
                  any -> ExportTarget.zip(out.resolve("b.zip")),
                  RunOptions.defaults().cancelledBy(cancellation))
              .get(0);
      assertThat(cancelled.completion()).isEqualTo(Completion.CANCELLED);
      assertThat(files(spool)).isEmpty();
    }
    assertThat(files(out)).containsExactly(out.resolve("a.zip"));
  }

  @Test
  void aKilledProcessLeavesNoIdentifierInAnyFile() throws IOException, InterruptedException {
    Path work = Files.createDirectory(folder.resolve("work"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + work);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(HangingProcess.class.getName());
    command.add(work.toString());
    File output = folder.resolve("output.txt").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    try {
      // The child process reports when it waits in the middle of a body, with records already in
      // the spool.
      Path mark = work.resolve(HangingProcess.MARK);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
      while (!Files.exists(mark) && process.isAlive() && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(mark).as("child output: %s", Files.readString(output.toPath())).exists();
    } finally {
      process.destroyForcibly().waitFor();
    }

    List<String> secrets = Files.readAllLines(work.resolve(HangingProcess.MARK));
    assertThat(secrets).hasSizeGreaterThan(3);
    for (Path file : files(work)) {
      if (!file.endsWith(HangingProcess.MARK)) {
        assertThat(Files.readString(file, ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secrets.toArray(String[]::new));
        assertThat(file.toString()).doesNotContain(secrets.toArray(String[]::new));
      }
    }
  }

  /** Cancels when two pages are in the spool; earlier runs of the test read fewer records. */
  private static void cancelInTheMiddle(RunEvent event, Cancellation cancellation) {
    if (event instanceof RunEvent.RecordsRead read && read.records() >= 1900) {
      cancellation.cancel();
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  static SimulatedUser person(SimulatedTenant simulated) {
    return simulated
        .user("person")
        .inEverySource()
        .device(device -> device.windows().name("PERSONS-PC").apps(3))
        .signIns(50)
        .directoryAuditsAsActor(3);
  }

  static List<String> secrets(SimulatedTenant simulated, SimulatedUser person) {
    List<String> secrets = new ArrayList<>();
    secrets.add(person.objectId());
    secrets.add(person.userPrincipalName());
    secrets.add(person.userPrincipalName().replace("@", "%40"));
    secrets.add(person.displayName());
    secrets.add(simulated.accessToken());
    secrets.add(simulated.application().clientSecret());
    for (SimulatedDevice device : person.devices()) {
      secrets.addAll(
          List.of(
              device.objectId(),
              device.deviceId(),
              device.managedDeviceId(),
              device.name(),
              device.serialNumber()));
    }
    return secrets;
  }

  /** All output of slf4j and java.util.logging, at the finest level. */
  static final class LogCapture implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level rootLevel = root.getLevel();
    private final java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
    private final AppenderBase<ILoggingEvent> appender;
    private final Handler handler;

    LogCapture(Queue<String> lines) {
      appender =
          new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
              String trace =
                  event.getThrowableProxy() == null
                      ? ""
                      : ThrowableProxyUtil.asString(event.getThrowableProxy());
              lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + trace);
            }
          };
      appender.setContext(root.getLoggerContext());
      appender.start();
      root.addAppender(appender);
      root.setLevel(Level.TRACE);
      handler =
          new Handler() {
            @Override
            public void publish(LogRecord record) {
              String trace =
                  record.getThrown() == null ? "" : CredentialTest.stackTrace(record.getThrown());
              lines.add(
                  record.getLoggerName()
                      + " "
                      + new java.util.logging.SimpleFormatter().formatMessage(record)
                      + trace);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
          };
      handler.setLevel(java.util.logging.Level.ALL);
      julRoot.addHandler(handler);
      julRoot.setLevel(java.util.logging.Level.ALL);
    }

    @Override
    public void close() {
      root.setLevel(rootLevel);
      root.detachAppender(appender);
      julRoot.removeHandler(handler);
      julRoot.setLevel(java.util.logging.Level.INFO);
    }
  }
}
