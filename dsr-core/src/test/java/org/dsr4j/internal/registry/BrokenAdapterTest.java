package org.dsr4j.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An adapter that fails before the read is in the ledger, and does not affect others. */
class BrokenAdapterTest {

  @TempDir private Path spool;

  private final FakeService sound =
      new FakeService("sound")
          .source("contacts", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)));

  private Report discoverWith(FakeService broken) {
    try (Dsr dsr = Samples.dsr(spool, broken, sound).build()) {
      Report report = dsr.discover(Samples.anna());
      assertThat(report.ledger().entry("contacts").orElseThrow().status())
          .isEqualTo(LedgerStatus.FOUND);
      assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
      return report;
    }
  }

  private static void assertUnavailable(LedgerEntry entry, String word) {
    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.gaps().get(0).code()).isEqualTo(DsrError.ADAPTER_UNAVAILABLE);
    assertThat(entry.gaps().get(0).detail()).contains(word).doesNotContain("anna");
  }

  @Test
  void theSourcesOfAnAdapterThatCannotBeOpenedAreFailed() {
    FakeService broken =
        new FakeService("broken")
            .source("accounts", FakeRecords.none())
            .source(Samples.declared("paper", new ActionSupport.Redirected("desk", "ask")))
            .opens(
                () -> {
                  throw new NoClassDefFoundError("anna");
                });

    Report report = discoverWith(broken);

    assertUnavailable(report.ledger().entry("accounts").orElseThrow(), "could not open");
    assertThat(report.ledger().entry("paper").orElseThrow().status())
        .isEqualTo(LedgerStatus.REDIRECTED);
  }

  @Test
  void theSourcesOfAnAdapterThatOpensAsNullAreFailed() {
    FakeService broken =
        new FakeService("broken").source("accounts", FakeRecords.none()).opens(() -> null);

    assertUnavailable(
        discoverWith(broken).ledger().entry("accounts").orElseThrow(), "could not open");
  }

  @Test
  void anAdapterThatCannotDefineItsSourcesHasOneFailedEntry() {
    FakeService broken =
        new FakeService("broken")
            .onDefine(
                () -> {
                  throw new IllegalStateException("anna");
                });

    LedgerEntry entry = discoverWith(broken).ledger().entry("all-sources").orElseThrow();

    assertUnavailable(entry, "could not define");
    assertThat(entry.title()).contains("'broken'");
  }

  @Test
  void anAdapterOfAnIncompatibleSpiIsInTheLedger() {
    Report report;
    try (Dsr dsr =
        Samples.dsr(spool, sound).adapter(new Outdated(), "old", Configuration.empty()).build()) {
      report = dsr.discover(Samples.anna());
    }

    assertUnavailable(report.ledger().entries().get(1), "could not describe");
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
  }

  @Test
  void anErrorTheOperatorCanFixPreventsTheStartAndClosesOtherAdapters() {
    FakeService careless =
        new FakeService("careless")
            .source("accounts", FakeRecords.none())
            .opens(
                () -> {
                  throw new DsrException(DsrError.INVALID_CONFIGURATION, "unknown cloud 'x'");
                });
    DsrBuilder builder = Samples.dsr(spool, sound, careless);

    assertThatThrownBy(builder::build).hasMessageContaining("unknown cloud 'x'");
    assertThat(sound.calls).containsExactly("open", "close");
  }

  @Test
  void anErrorTheOperatorCanFixIsReportedWhenSourcesAreDefined() {
    FakeService careless =
        new FakeService("careless")
            .onDefine(
                () -> {
                  throw new DsrException(DsrError.INVALID_CONFIGURATION, "unknown cloud 'x'");
                });

    assertThatThrownBy(Samples.dsr(spool, careless)::build)
        .hasMessageContaining("unknown cloud 'x'");
  }

  @Test
  void anAdapterWithoutADeclaredActionPreventsTheStartAndIsClosed() {
    FakeService liar = new FakeService("liar").source("accounts", FakeRecords.none());
    liar.opens(
        () ->
            new Adapter() {
              @Override
              public org.dsr4j.model.TenantCheck confirmTenant(Cancellation cancellation) {
                return org.dsr4j.model.TenantCheck.confirmed("yes");
              }

              @Override
              public void close() {
                liar.close();
              }
            });

    assertThatThrownBy(Samples.dsr(spool, liar)::build)
        .hasMessageContaining("'liar'")
        .hasMessageEndingWith("[dsr.contract-breach]");
    assertThat(liar.calls).containsExactly("open", "close");
  }

  /** Compiled against an SPI without this method. */
  private static final class Outdated implements AdapterProvider {
    @Override
    public String id() {
      return "old";
    }

    @Override
    public int spiMajor() {
      throw new AbstractMethodError("spiMajor");
    }

    @Override
    public ConfigurationSpec configuration() {
      return ConfigurationSpec.of();
    }

    @Override
    public AdapterDefinition define(String instance, Configuration configuration) {
      throw new IllegalStateException("never asked");
    }

    @Override
    public Adapter open(AdapterContext context) {
      throw new IllegalStateException("never asked");
    }
  }
}
