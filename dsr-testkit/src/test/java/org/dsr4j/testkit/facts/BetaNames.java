package org.dsr4j.testkit.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The names in beta's published lists: properties without their types. */
final class BetaNames {

  private static final String GRAPH = "microsoft.graph";

  /**
   * The base types of beta's own types that inherit more than an id; the lists do not contain them.
   */
  private static final Map<String, String> BASES =
      Map.ofEntries(
          Map.entry("qrCodePinAuthenticationMethod", "authenticationMethod"),
          Map.entry("hardwareOathAuthenticationMethod", "authenticationMethod"),
          Map.entry("hardwareOathTokenAuthenticationMethodDevice", "authenticationMethodDevice"),
          // the key of these types is not an id
          Map.entry("inboundSharedUserProfile", ""),
          Map.entry("outboundSharedUserProfile", ""),
          Map.entry("tenantReference", ""),
          Map.entry("iosVppApp", "mobileApp"),
          Map.entry("macOsVppApp", "mobileApp"),
          Map.entry("externalUserProfile", "externalProfile"),
          Map.entry("pendingExternalUserProfile", "externalProfile"),
          Map.entry("externalProfile", "directoryObject"),
          Map.entry("staleSignInAlertIncident", "unifiedRoleManagementAlertIncident"),
          Map.entry("windowsKioskConfiguration", "deviceConfiguration"),
          Map.entry("appVulnerabilityTask", "deviceAppManagementTask"),
          Map.entry("windowsManagedDevice", "managedDevice"));

  final Map<String, List<String>> properties = new TreeMap<>();
  final Map<String, List<String>> enumerations = new TreeMap<>();
  private final Map<String, String> kinds = new TreeMap<>();

  static BetaNames read(Path folder) throws IOException {
    BetaNames names = new BetaNames();
    names.types(folder.resolve("beta-entity-types.json"), "entity");
    names.types(folder.resolve("beta-complex-types.json"), "");
    each(
        folder.resolve("beta-enum-types.json"),
        (name, members) -> names.enumerations.put(name, texts(members)));
    return names;
  }

  /** Returns the base type of a type that v1.0 lacks, or empty for none. */
  String base(String type) {
    return type.equals("entity") ? "" : BASES.getOrDefault(type, kinds.getOrDefault(type, ""));
  }

  private void types(Path file, String base) throws IOException {
    each(
        file,
        (name, type) -> {
          properties.putIfAbsent(name, texts(type.path("properties")));
          kinds.putIfAbsent(name, base);
        });
  }

  private interface Entry {
    void take(String name, JsonNode value);
  }

  private static void each(Path file, Entry entry) throws IOException {
    new ObjectMapper()
        .readTree(file.toFile())
        .properties()
        .forEach(
            namespace -> {
              String key = namespace.getKey();
              String prefix = key.equals(GRAPH) ? "" : key.replace(GRAPH + ".", "") + ".";
              namespace
                  .getValue()
                  .properties()
                  .forEach(type -> entry.take(prefix + type.getKey(), type.getValue()));
            });
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
