package org.dsr4j.azuread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.ServiceLoader;
import org.dsr4j.model.Action;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureAdAdapterProviderTest {

  private final AdapterProvider provider = new AzureAdAdapterProvider();

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(AdapterProvider.class))
        .singleElement()
        .satisfies(found -> assertThat(found).isInstanceOf(AzureAdAdapterProvider.class));
  }

  @Test
  void pinsItsIdItsSpiAndItsKeys() {
    assertThat(provider.id()).isEqualTo("azuread");
    assertThat(provider.spiMajor()).isEqualTo(1);
    assertThat(provider.configuration().keys())
        .extracting(ConfigurationKey::name, ConfigurationKey::required, ConfigurationKey::secret)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("beta", false, false),
            org.assertj.core.groups.Tuple.tuple("tenantWideLists", false, false),
            org.assertj.core.groups.Tuple.tuple("shortcuts", false, false),
            org.assertj.core.groups.Tuple.tuple("protectedAccounts", false, false),
            org.assertj.core.groups.Tuple.tuple("personalDataExports", false, false),
            org.assertj.core.groups.Tuple.tuple("purviewAuditSearch", false, false));
  }

  @Test
  void declaresTheSameSourcesWithAndWithoutBeta() {
    AdapterDefinition with = provider.define("test", Configuration.empty());
    AdapterDefinition without = provider.define("test", Configuration.of(Map.of("beta", "false")));

    assertThat(with.sources())
        .hasSize(82 + 7)
        .extracting(SourceDescriptor::id)
        .containsExactlyElementsOf(without.sources().stream().map(SourceDescriptor::id).toList());
    assertThat(with.version()).matches("[0-9]+\\..*");
  }

  @Test
  void offersToBlockADeviceForWindowsOnlyAndByAPerson() {
    assertThat(provider.define("test", Configuration.empty()).sources())
        .filteredOn(source -> source.id().equals("aad-device"))
        .singleElement()
        .extracting(source -> source.support(Action.RESTRICT).toString())
        .asString()
        .contains("accountEnabled false, for Windows only");
  }

  @Test
  void refusesABetaKeyThatIsNeitherTrueNorFalse() {
    assertThatThrownBy(() -> provider.define("test", Configuration.of(Map.of("beta", "yes"))))
        .isInstanceOfSatisfying(
            DsrException.class,
            e -> assertThat(e.code()).isEqualTo(DsrError.INVALID_CONFIGURATION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin@contoso.com", "11111111-2222-4333-8444-55555555555", "a,b"})
  void refusesProtectedAccountsThatAreNoObjectIds(String accounts) {
    Configuration configuration = Configuration.of(Map.of("protectedAccounts", accounts));

    assertThatThrownBy(() -> provider.define("test", configuration))
        .isInstanceOfSatisfying(
            DsrException.class,
            e -> {
              assertThat(e.code()).isEqualTo(DsrError.INVALID_CONFIGURATION);
              assertThat(e).hasMessageNotContaining(accounts);
            });
  }
}
