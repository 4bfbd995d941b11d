package org.dsr4j.intune.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.junit.jupiter.api.Test;

class ScriptStateSourcesTest {

  @Test
  void scriptsThatRunAsTheUserAreReadPerPersonAndPerDevice() {
    for (String source :
        List.of(
            "intune-powershell-script-states",
            "intune-shell-script-states",
            "intune-custom-attribute-script-states")) {
      assertThat(requests(source))
          .as(source)
          .anyMatch(request -> request.endsWith("/userRunStates"))
          .anyMatch(request -> request.contains("/deviceRunStates?"));
    }
  }

  @Test
  void onlyTheUserOfADeviceIsExpanded() {
    for (CatalogueEntry entry : ScriptStateSources.ALL) {
      assertThat(entry.requestsIn("global"))
          .filteredOn(request -> request.contains("/deviceRunStates"))
          .isNotEmpty()
          .allMatch(
              request ->
                  request.endsWith("?$expand=managedDevice($select=id,userId,userPrincipalName)"));
    }
  }

  private static List<String> requests(String source) {
    return IntuneCatalogue.get().entry(source).orElseThrow().requestsIn("global");
  }
}
