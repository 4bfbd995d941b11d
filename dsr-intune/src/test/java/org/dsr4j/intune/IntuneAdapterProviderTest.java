package org.dsr4j.intune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.ServiceLoader;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;
import org.junit.jupiter.api.Test;

class IntuneAdapterProviderTest {

  private final AdapterProvider provider = new IntuneAdapterProvider();

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(AdapterProvider.class))
        .singleElement()
        .satisfies(found -> assertThat(found).isInstanceOf(IntuneAdapterProvider.class));
  }

  @Test
  void pinsItsIdItsSpiAndItsKeys() {
    assertThat(provider.id()).isEqualTo("intune");
    assertThat(provider.spiMajor()).isEqualTo(1);
    assertThat(provider.configuration().keys())
        .extracting(ConfigurationKey::name, ConfigurationKey::required, ConfigurationKey::secret)
        .containsExactly(
            tuple("beta", false, false),
            tuple("tenantWideLists", false, false),
            tuple("shortcuts", false, false));
  }

  @Test
  void declaresTheSameSourcesWithAndWithoutBeta() {
    AdapterDefinition with = provider.define("test", Configuration.empty());
    AdapterDefinition without = provider.define("test", Configuration.of(Map.of("beta", "false")));

    assertThat(with.sources()).hasSize(110).isEqualTo(without.sources());
    assertThat(with.version()).matches("[0-9]+\\..*");
  }

  @Test
  void refusesABetaKeyThatIsNeitherTrueNorFalse() {
    assertThatThrownBy(() -> provider.define("test", Configuration.of(Map.of("beta", "yes"))))
        .isInstanceOfSatisfying(
            DsrException.class,
            e -> assertThat(e.code()).isEqualTo(DsrError.INVALID_CONFIGURATION));
  }
}
