package org.dsr4j.azuread.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Configuration;
import org.junit.jupiter.api.Test;

/** The sources of Azure AD's own export are declared according to the configuration. */
class PersonalDataExportSourcesTest {

  private static final String EXPORT = "aad-export-personal-data";
  private static final String OPERATIONS = "aad-data-policy-operations";

  private static CatalogueEntry entry(String value, String id) {
    Configuration configuration = Configuration.of(Map.of("personalDataExports", value));
    return AzureAdCatalogue.declared(configuration).entry(id).orElseThrow();
  }

  @Test
  void theExportIsManualWithoutStorageOfTheApplication() {
    SourceDescriptor export = entry("false", EXPORT).descriptor();

    SourceDescriptor byDefault = AzureAdCatalogue.get().entry(EXPORT).orElseThrow().descriptor();
    assertThat(export.support(Action.EXPORT)).isEqualTo(byDefault.support(Action.EXPORT));
    assertThat(export.readByHand()).isTrue();
    assertThat(entry("false", OPERATIONS).descriptor().support(Action.EXPORT))
        .isInstanceOf(ActionSupport.Impossible.class);
    assertThat(entry("false", EXPORT).requestsIn("global")).isEmpty();
  }

  @Test
  void withStorageBothAreReadWithOnePermissionAndInTheGlobalCloudOnly() {
    for (String id : List.of(EXPORT, OPERATIONS)) {
      CatalogueEntry entry = entry("true", id);

      assertThat(entry.descriptor().support(Action.EXPORT))
          .isEqualTo(ActionSupport.supported("User.Export.All"));
      assertThat(entry.requestsIn("us-gov-fairfax")).isEmpty();
      assertThat(entry.descriptor().absentIn())
          .isEqualTo(entry("false", id).descriptor().absentIn())
          .hasSize(7);
    }
    assertThat(entry("true", EXPORT).requestsIn("global"))
        .containsExactly(
            "POST /v1.0/users/{userId}/exportPersonalData",
            "GET /v1.0/dataPolicyOperations/{operationId}");
  }

  @Test
  void theRestOfTheCatalogueIsTheSame() {
    assertThat(AzureAdCatalogue.declared(Configuration.of(Map.of("personalDataExports", "true"))))
        .satisfies(
            catalogue ->
                assertThat(catalogue.entries().stream().map(each -> each.descriptor().id()))
                    .containsExactlyElementsOf(
                        AzureAdCatalogue.get().entries().stream()
                            .map(each -> each.descriptor().id())
                            .toList()));
  }

  @Test
  void theSignatureOfTheStorageIsASecretOfTheOperation() {
    assertThat(entry("true", OPERATIONS).descriptor().secretFields())
        .extracting(Object::toString)
        .containsExactly("storageLocation");
  }

  @Test
  void aKeyThatIsNeitherTrueNorFalseIsRefused() {
    assertThatThrownBy(() -> entry("yes", EXPORT))
        .isInstanceOfSatisfying(
            DsrException.class,
            e -> assertThat(e.code()).isEqualTo(DsrError.INVALID_CONFIGURATION));
  }
}
