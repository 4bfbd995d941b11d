package org.dsr4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.ServiceLoader;
import org.dsr4j.jdbc.model.JdbcError;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Id, configuration keys and error codes are stable: applications depend on them. */
class JdbcAdapterProviderTest {

  private final AdapterProvider provider = new JdbcAdapterProvider();

  @Test
  void theProviderIsFoundByServiceLoader() {
    assertThat(ServiceLoader.load(AdapterProvider.class))
        .filteredOn(JdbcAdapterProvider.class::isInstance)
        .hasSize(1);
  }

  @Test
  void theIdTheSpiVersionAndTheKeysAreStable() {
    assertThat(provider.id()).isEqualTo("jdbc");
    assertThat(provider.spiMajor()).isEqualTo(1);
    assertThat(provider.configuration().keys())
        .extracting(ConfigurationKey::name, ConfigurationKey::required, ConfigurationKey::secret)
        .containsExactly(
            tuple("mapping", true, false),
            tuple("fetch-size", false, false),
            tuple("query-timeout", false, false));
  }

  @Test
  void theDefinitionHasTheVersionOfTheModule() {
    AdapterDefinition definition =
        provider.define("shop", Configuration.of(Map.of("mapping", ShopHarness.mapping())));

    assertThat(definition.version()).matches("[0-9]+\\..*");
  }

  @ParameterizedTest
  @CsvSource({
    "fetch-size, 0",
    "fetch-size, 100001",
    "fetch-size, many",
    "query-timeout, -1",
    "query-timeout, 86401"
  })
  void aNumberOutsideItsRangeIsRefused(String key, String value) {
    Configuration configuration =
        Configuration.of(Map.of("mapping", ShopHarness.mapping(), key, value));

    assertThatThrownBy(() -> provider.define("shop", configuration))
        .hasMessageContaining(key)
        .isInstanceOfSatisfying(
            DsrException.class,
            e -> assertThat(e.code()).isEqualTo(DsrError.INVALID_CONFIGURATION));
  }

  @Test
  void theErrorCodesAreStable() {
    assertThat(JdbcError.values())
        .extracting(JdbcError::code)
        .containsExactly(
            "jdbc.tenant-unreadable",
            "jdbc.not-granted",
            "jdbc.login-refused",
            "jdbc.schema-mismatch",
            "jdbc.connection-failed",
            "jdbc.busy",
            "jdbc.query-failed",
            "jdbc.identifier-unknown",
            "jdbc.unusable-identifier",
            "jdbc.key-not-unique",
            "jdbc.not-readable",
            "jdbc.cancelled");
  }
}
