package org.dsr4j.intune.facts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dsr4j.graph.catalogue.TenantFacts;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Content;

/**
 * The partners that the tenant connected to Intune, from their lists in v1.0.
 *
 * @param names the connected partners
 * @param none whether all lists were read and show that no partner is connected
 */
record ConnectedPartners(Set<String> names, boolean none) {

  private static final Set<String> CONNECTED =
      Set.of("enabled", "unresponsive", "rejected", "available", "onboarding", "onboarded");
  private static final Set<String> NOT_CONNECTED =
      Set.of("unavailable", "terminated", "notonboarded");

  private static final Map<String, String> STATES = states();

  private static Map<String, String> states() {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("/deviceManagement/deviceManagementPartners", "partnerState");
    states.put("/deviceManagement/complianceManagementPartners", "partnerState");
    states.put("/deviceManagement/mobileThreatDefenseConnectors", "partnerState");
    states.put("/deviceManagement/remoteAssistancePartners", "onboardingStatus");
    return states;
  }

  static ConnectedPartners read(TenantFacts tenant) {
    Set<String> names = new TreeSet<>();
    boolean none =
        tenant.allRows(GraphVersion.V1, "/deviceAppManagement/vppTokens", "id", t -> false);
    for (Map.Entry<String, String> list : STATES.entrySet()) {
      boolean[] understood = {true};
      boolean read =
          tenant.allRows(
              GraphVersion.V1,
              list.getKey(),
              "",
              row -> {
                String state = row.text(list.getValue()).orElse("").toLowerCase(Locale.ROOT);
                if (CONNECTED.contains(state)) {
                  names.add(name(list.getKey(), row));
                }
                understood[0] &= NOT_CONNECTED.contains(state);
                return true;
              });
      none &= read && understood[0];
    }
    return new ConnectedPartners(names, none);
  }

  /** Connectors for threat defence have no name. */
  private static String name(String list, Content row) {
    return row.text("displayName").filter(name -> !name.isBlank()).orElse("a partner in " + list);
  }
}
