package org.dsr4j.it.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A vendor's module and an application's module on the module path, with core and without the Graph
 * modules.
 */
class ModulePathTest {

  private static final String MODULE =
      """
      module consumer {
        requires org.dsr4j.core;
        provides org.dsr4j.spi.AdapterProvider with consumer.EmptyProvider;
      }
      """;

  private static final String PROVIDER =
      """
      package consumer;

      import org.dsr4j.model.*;
      import org.dsr4j.spi.*;

      public final class EmptyProvider implements AdapterProvider {
        public String id() { return "empty"; }
        public int spiMajor() { return 1; }
        public ConfigurationSpec configuration() { return ConfigurationSpec.of(); }
        public AdapterDefinition define(String instance, Configuration configuration) {
          SourceDescriptor.Builder source =
              SourceDescriptor.builder("empty-source", "Nothing")
                  .category(SourceCategory.CUSTOMER_DATA)
                  .readable();
          for (Action action : new Action[] {Action.AUDIT, Action.RECTIFY, Action.RESTRICT, Action.DELETE}) {
            source.on(action, new ActionSupport.NotApplicable("empty"));
          }
          return new AdapterDefinition("Empty", "1", java.util.List.of(source.build()));
        }
        public Adapter open(AdapterContext context) { return new EmptyAdapter(); }

        static final class EmptyAdapter implements Adapter, DiscoverAction, ExportAction {
          public TenantCheck confirmTenant(Cancellation cancellation) { return TenantCheck.asserted("test"); }
          public ReadOutcome read(ReadTask task, RecordSink sink) { return ReadOutcome.complete(); }
          public void close() {}
        }
      }
      """;

  private static final String MAIN =
      """
      package consumer;

      import java.time.LocalDate;
      import org.dsr4j.Dsr;
      import org.dsr4j.change.*;
      import org.dsr4j.model.*;

      public final class Main {
        private static final LocalDate DAY = LocalDate.EPOCH;

        public static void main(String[] args) {
          TenantId tenant = TenantId.of("11111111-2222-3333-4444-555555555555");
          try (Dsr dsr = Dsr.builder(tenant).discoverAdapters().build()) {
            DsrRequest request =
                DsrRequest.builder(tenant, DataSubject.mail("a@b.example")).id("X").requestedBy("y")
                    .received(DAY)
                    .identityCheck(IdentityCheck.of("y", "z", DAY)).build();
            Report report = dsr.discover(request);
            System.out.println(Dsr.class.getModule().isNamed() + " " + report.completion());
            ChangePlan plan = dsr.planDeletion(request.withDecision(Decision.grant("r", "y", DAY)), order());
            System.out.println("stored " + ChangePlan.ofJson(plan.json()).equals(plan));
          }
        }

        private static ErasureOrder order() {
          return ErasureOrder.of(ErasureGround.OBJECTION)
              .withoutCopy(new CopyWaiver("y", DAY, "none wanted"))
              .withExemption(new Exemption(
                  SourceCategory.AUDIT_LOG, ExemptionBasis.LEGAL_CLAIMS, "r", "y", DAY))
              .withAcceptedGap(new AcceptedGap("a.code", "y", DAY, "r"))
              .device(DeviceDecision.of("d", DeviceChoice.WIPE, "y", DAY)
                  .custody(new Custody("y", DAY, "key")));
        }
      }
      """;

  @Test
  void coreWorksOnTheModulePathWithAProviderFoundByServiceLoader(@TempDir Path folder)
      throws IOException, InterruptedException {
    String modulePath = modulePath();
    Path out = compile(folder, modulePath);

    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                modulePath + File.pathSeparator + out,
                "--module",
                "consumer/consumer.Main")
            .redirectErrorStream(true)
            .start();
    String printed = new String(java.getInputStream().readAllBytes(), UTF_8);

    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(printed).contains("true COMPLETE", "stored true");
  }

  private static Path compile(Path folder, String modulePath) throws IOException {
    Path source = Files.createDirectories(folder.resolve("src/consumer"));
    Files.writeString(folder.resolve("src/module-info.java"), MODULE);
    Files.writeString(source.resolve("EmptyProvider.java"), PROVIDER);
    Files.writeString(source.resolve("Main.java"), MAIN);
    Path out = folder.resolve("out");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                out.toString(),
                "--release",
                "17",
                "--module-path",
                modulePath,
                folder.resolve("src/module-info.java").toString(),
                source.resolve("EmptyProvider.java").toString(),
                source.resolve("Main.java").toString());
    assertThat(status).isZero();
    return out;
  }

  /** Core and its run time dependencies, from the class path of this build. */
  private static String modulePath() {
    List<String> parts =
        List.of(
            "dsr-core",
            "jackson-core",
            "jackson-databind",
            "jackson-annotations",
            "jspecify",
            "slf4j-api");
    String found =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> parts.stream().anyMatch(part -> entry.contains("/" + part)))
            .filter(entry -> !entry.contains("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(found.split(File.pathSeparator)).hasSameSizeAs(parts);
    return found;
  }
}
