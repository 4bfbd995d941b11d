package org.dsr4j.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.dsr4j.DsrBuilder;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Configuration errors are reported at startup, and no adapter is opened. */
class StartupValidationTest {

  @TempDir private Path spool;

  private final FakeService crm = new FakeService("crm").source("contacts", FakeRecords.none());

  private static AbstractThrowableAssert<?, ?> assertRefused(DsrBuilder builder, String code) {
    return assertThatThrownBy(builder::build)
        .isInstanceOf(DsrException.class)
        .hasMessageEndingWith("[" + code + "]");
  }

  @Test
  void aDsrNeedsAtLeastOneAdapter() {
    assertRefused(Samples.dsr(spool), "dsr.no-adapter").hasMessageContaining("adapter(…)");
  }

  @Test
  void twoAdaptersOfOneNameAreRefused() {
    assertRefused(Samples.dsr(spool, crm, crm), "dsr.invalid-id").hasMessageContaining("'crm'");
    assertThat(crm.calls).isEmpty();
  }

  @Test
  void theNameOfTheLibrarysOwnCasesIsRefusedWithoutAJournal() {
    assertRefused(Samples.dsr(spool).adapter(crm, "dsr", Configuration.empty()), "dsr.invalid-id")
        .hasMessageContaining("'dsr' is reserved");
    assertThat(crm.calls).isEmpty();
  }

  @Test
  void theNameOfTheLibrarysOwnCasesIsRefusedWithAJournal() {
    DsrBuilder builder =
        Samples.dsr(spool).adapter(crm, "dsr", Configuration.empty()).cases(spool.resolve("cases"));

    assertRefused(builder, "dsr.invalid-id")
        .hasMessageContaining("'dsr' is reserved")
        .hasMessageNotContaining("two adapters");
    assertThat(crm.calls).isEmpty();
  }

  @Test
  void theProviderIdOfTheLibrarysOwnCasesIsRefusedUnderAnyName() {
    FakeService impostor = new FakeService("dsr").source("contacts", FakeRecords.none());

    assertRefused(
            Samples.dsr(spool).adapter(impostor, "other", Configuration.empty()), "dsr.invalid-id")
        .hasMessageContaining("provider id 'dsr'");
    assertRefused(Samples.dsr(spool, impostor), "dsr.invalid-id");
    assertThat(impostor.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DSR", "Dsr", " dsr", "dsr "})
  void aNameThatOnlyLooksLikeTheReservedOneIsInvalid(String name) {
    assertRefused(Samples.dsr(spool).adapter(crm, name, Configuration.empty()), "dsr.invalid-id");
  }

  @Test
  void twoAdaptersWithTheReservedNameAreRefused() {
    assertRefused(
        Samples.dsr(spool)
            .adapter(crm, "dsr", Configuration.empty())
            .adapter(crm, "dsr", Configuration.empty()),
        "dsr.invalid-id");
  }

  @Test
  void theLimitOfACallMustBePositive() {
    assertRefused(Samples.dsr(spool, crm).callLimit(Duration.ZERO), "dsr.invalid-configuration");
    assertRefused(
        Samples.dsr(spool, crm).callLimit(Duration.ofSeconds(-1)), "dsr.invalid-configuration");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CRM", "a b", "../crm", "1crm", "crm_east"})
  void aNameThatIsInvalidAsAFileNameIsRejectedAndNamed(String name) {
    assertRefused(Samples.dsr(spool).adapter(crm, name, Configuration.empty()), "dsr.invalid-id")
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void aSourceDeclaredTwiceIsRefused() {
    crm.source("contacts", FakeRecords.none());

    assertRefused(Samples.dsr(spool, crm), "dsr.invalid-id").hasMessageContaining("'contacts'");
  }

  @Test
  void anAdapterWithoutSourcesIsRefused() {
    assertRefused(Samples.dsr(spool, new FakeService("void")), "dsr.contract-breach")
        .hasMessageContaining("'void'");
  }

  @Test
  void anAdapterForAnotherMajorOfTheSpiIsRefused() {
    assertRefused(Samples.dsr(spool, crm.spiMajor(2)), "dsr.spi-mismatch")
        .hasMessageContaining("built for SPI 2, this is SPI 1");
  }

  @Test
  void allProblemsOfAllAdaptersAreReportedTogether() {
    crm.key(ConfigurationKey.required("jdbc.url", "where"));
    Configuration wrong = Configuration.of(Map.of("jdbc.ulr", "s3cret", "color", "red"));

    assertRefused(
            Samples.dsr(spool)
                .adapter(crm, "east", wrong)
                .adapter(crm, "West", wrong)
                .adapter(new FakeService("old").spiMajor(7), "east", Configuration.empty()),
            "dsr.invalid-configuration")
        .hasMessageContainingAll(
            "'east': unknown configuration key 'jdbc.ulr'",
            "'east': unknown configuration key 'color'",
            "'east': missing configuration key 'jdbc.url'",
            "'West' is not a valid adapter name",
            "two adapters are named 'east'",
            "SPI 7")
        .hasMessageNotContaining("s3cret");
    assertThat(crm.calls).isEmpty();
  }

  @Test
  void aMissingResourceIsNamed() {
    assertRefused(Samples.dsr(spool, crm.needs(URI.class)), "dsr.missing-resource")
        .hasMessageContainingAll("'crm'", "resource(URI.class, …)");
  }

  @Test
  void aResourceReachesTheAdapterAndStaysOpen() throws Exception {
    boolean[] closed = new boolean[1];
    AutoCloseable connection = () -> closed[0] = true;

    Samples.dsr(spool, crm.needs(AutoCloseable.class))
        .resource(AutoCloseable.class, connection)
        .build()
        .close();

    assertThat(crm.calls).containsExactly("open", "close");
    assertThat(closed[0]).isFalse();
    connection.close();
  }

  @Test
  void limitsMustBeValid() {
    assertRefused(Samples.dsr(spool, crm).parallelism(0), "dsr.invalid-configuration");
    assertRefused(Samples.dsr(spool, crm).parallelism(513), "dsr.invalid-configuration");
    assertRefused(Samples.dsr(spool, crm).maxRecordBytes(0), "dsr.invalid-configuration");
  }

  @Test
  void theSpoolDirectoryMustExist() {
    assertRefused(Samples.dsr(spool.resolve("missing"), crm), "dsr.invalid-configuration")
        .hasMessageContaining("spoolDirectory(…)");
  }
}
