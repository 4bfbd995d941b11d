package org.dsr4j.azuread.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.azuread.sources.FactTables.CLOUDS;
import static org.dsr4j.azuread.sources.FactTables.lines;
import static org.dsr4j.azuread.sources.FactTables.selected;
import static org.dsr4j.azuread.sources.FactTables.unnamed;
import static org.dsr4j.azuread.sources.FactTables.words;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every selected property exists in the cloud, and is not a secret. */
class SelectedPropertiesTest {

  /** The types that the paths with a {@code $select} return. */
  private static final Map<String, String> SELECTED_TYPES =
      Map.of(
          "GET /v1.0/users/{}",
          "user",
          "GET /v1.0/directory/deletedItems/{}/graph.user",
          "user",
          "GET /beta/users/{}/invitedBy",
          "user",
          "GET /v1.0/organization",
          "organization",
          "GET /v1.0/servicePrincipals",
          "servicePrincipal",
          "GET /v1.0/directory/deviceLocalCredentials/{}",
          "deviceLocalCredentialInfo",
          "GET /beta/directory/authenticationMethodDevices/hardwareOathDevices",
          "hardwareOathTokenAuthenticationMethodDevice");

  static List<CatalogueEntry> readable() {
    return CatalogueFactsTest.readable();
  }

  @ParameterizedTest
  @MethodSource("readable")
  void noSecretIsAskedFor(CatalogueEntry entry) {
    List<String> secrets =
        entry.descriptor().secretFields().stream().map(Object::toString).toList();

    for (String request : entry.requestsIn("global")) {
      assertThat(selected(request)).noneMatch(secrets::contains);
    }
  }

  @Test
  void usersAreAskedForAllThatTheirCloudHas() throws IOException {
    Set<String> leftOut =
        Set.of(
            "customSecurityAttributes",
            "employeeLeaveDateTime",
            "identityParentId",
            "isManagementRestricted",
            "mailboxSettings",
            "passwordProfile",
            "print",
            "signInActivity");
    CatalogueEntry user = AzureAdCatalogue.get().entry("aad-user").orElseThrow();
    List<List<String>> users =
        lines("selectable-properties.tsv").stream()
            .filter(facts -> facts.get(0).equals("user"))
            .toList();

    assertThat(users).hasSameSizeAs(CLOUDS);
    for (List<String> facts : users) {
      Set<String> asked = new TreeSet<>();
      user.requestsIn(facts.get(1)).forEach(request -> asked.addAll(selected(request)));
      Set<String> there = words(facts.get(2));
      there.removeAll(leftOut);

      assertThat(asked).as(facts.get(1)).isEqualTo(there);
    }
  }

  @ParameterizedTest
  @MethodSource("readable")
  void onlyWhatACloudHasIsSelectedThere(CatalogueEntry entry) throws IOException {
    Map<String, Set<String>> selectable = new HashMap<>();
    for (List<String> facts : lines("selectable-properties.tsv")) {
      selectable.put(facts.get(0) + " " + facts.get(1), words(facts.get(2)));
    }
    for (String cloud : CLOUDS) {
      for (String request : entry.requestsIn(cloud)) {
        if (!selected(request).isEmpty() && !entry.descriptor().absentIn().contains(cloud)) {
          String type = SELECTED_TYPES.get(unnamed(request.split("\\?", 2)[0]));

          assertThat(type).as(request).isNotNull();
          assertThat(selectable.get(type + " " + (request.contains("/beta/") ? "global" : cloud)))
              .as(entry.descriptor().id() + " in " + cloud)
              .containsAll(selected(request));
        }
      }
    }
  }
}
