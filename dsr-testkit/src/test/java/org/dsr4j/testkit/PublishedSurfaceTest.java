package org.dsr4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dsr4j.testkit.internal.schema.Route;
import org.dsr4j.testkit.internal.schema.RouteTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Compares the route table with the paths that Microsoft publishes. */
class PublishedSurfaceTest {

  /**
   * Paths that are published elsewhere: batches as a protocol, the removal of a primary user in a
   * Microsoft sample, the content of the result of a function, and links that only beta's list of
   * types names.
   */
  private static final List<String> ELSEWHERE =
      List.of(
          "/$batch",
          "/deviceAppManagement/mobileApps/{mobileApp-id}/graph.macOsVppApp/assignedLicenses",
          "/deviceAppManagement/windowsManagementApp/healthStates",
          "/users/{user-id}/exportDeviceAndAppManagementData()/content",
          "/deviceManagement/managedDevices/{managedDevice-id}/users/$ref",
          "/deviceManagement/managedDevices/{managedDevice-id}/users/{user-id}/$ref");

  /** One line of a surface file: template, methods, query options. */
  private static Map<String, List<String>> surface(List<String> lines) {
    Map<String, List<String>> surface = new HashMap<>();
    for (String line : lines) {
      if (!line.startsWith("#")) {
        String[] columns = line.split("\t", -1);
        surface.put(
            columns[0],
            List.of(columns[1].replace("(deprecated)", ""), columns.length > 2 ? columns[2] : ""));
      }
    }
    return surface;
  }

  private static List<String> violations(Map<String, Map<String, List<String>>> surfaces) {
    List<String> violations = new ArrayList<>();
    for (Route route : RouteTable.get().routes()) {
      Map<String, List<String>> surface =
          Objects.requireNonNull(surfaces.get(route.version().segment()));
      if (ELSEWHERE.contains(route.template())) {
        continue;
      }
      List<String> published = surface.get(route.template());
      if (published == null) {
        violations.add("not published: " + route.version().segment() + route.template());
        continue;
      }
      if (!List.of(published.get(0).split(",", -1)).contains(route.method())) {
        violations.add(
            "no " + route.method() + ": " + route.version().segment() + route.template());
      }
      List<String> options = List.of(published.get(1).split(",", -1));
      for (String option : route.options()) {
        // a question mark marks options that are not published but that Microsoft's sample sends
        boolean ours = route.method().equals("GET") && !option.startsWith("?");
        if (ours && !option.equals("-") && !options.contains("$" + option)) {
          violations.add("no $" + option + ": " + route.version().segment() + route.template());
        }
      }
    }
    return violations;
  }

  @Test
  void everyRouteIsPublished() throws IOException {
    Map<String, Map<String, List<String>>> surfaces = new HashMap<>();
    for (String version : List.of("v1.0", "beta")) {
      try (var in =
          Objects.requireNonNull(getClass().getResourceAsStream("surface-" + version + ".tsv"))) {
        surfaces.put(
            version,
            surface(
                new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList()));
      }
    }

    assertThat(violations(surfaces)).isEmpty();
  }

  @Test
  @EnabledIfSystemProperty(named = "dsr.surface", matches = ".+")
  void everyRouteIsInTheCompletePublishedList() throws IOException {
    Path folder = Path.of(System.getProperty("dsr.surface"));
    Map<String, Map<String, List<String>>> surfaces = new HashMap<>();
    for (String version : List.of("v1.0", "beta")) {
      surfaces.put(
          version, surface(Files.readAllLines(folder.resolve("paths-" + version + ".tsv"))));
    }

    assertThat(violations(surfaces)).isEmpty();
  }
}
