package org.dsr4j.it.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Compares the requests of a complete test run with the API that Microsoft has published. */
@EnabledIfSystemProperty(named = "dsr.requests", matches = ".+")
class PublishedSurfaceTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Requests that are published elsewhere than in the list of paths: the removal of a device's
   * primary user and the arguments of the app protection reports in Microsoft's samples, the stream
   * of Intune's own export in the metadata of v1.0, two links in beta's list of types.
   */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "/deviceManagement/managedDevices/[^/]+/users/([^/]+/)?\\$ref"
              + "|/deviceAppManagement/managedAppStatuses/[a-z]+"
              + "|/users/[^/]+/exportDeviceAndAppManagementData\\(.*\\)/content"
              + "|/deviceAppManagement/mobileApps/[^/]+/graph\\.macOsVppApp/assignedLicenses"
              + "|/deviceAppManagement/windowsManagementApp/healthStates");

  @Test
  void theSimulatorAnsweredOnlyPublishedRequestsWithSuccess() throws IOException {
    Path folder = Path.of(System.getProperty("dsr.surface"));
    Map<String, PublishedSurface> surfaces =
        Map.of(
            "v1.0", PublishedSurface.read(folder.resolve("paths-v1.0.tsv")),
            "beta", PublishedSurface.read(folder.resolve("paths-beta.tsv")));
    Set<String> objections = new TreeSet<>();
    long answered = 0;

    try (BufferedReader lines =
        Files.newBufferedReader(Path.of(System.getProperty("dsr.requests")))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode request = JSON.readTree(line);
        if (request.path("status").asInt() < 400) {
          answered++;
          String version = request.path("version").asText();
          String path = request.path("path").asText();
          PublishedSurface surface = surfaces.get(version);
          String objection =
              surface == null
                  ? "version is not published"
                  : surface
                      .findViolation(
                          request.path("method").asText(), path, request.path("query").asText())
                      .orElse("");
          if (!objection.isEmpty() && !ELSEWHERE.matcher(path).matches()) {
            objections.add(
                version + " " + path + "?" + request.path("query").asText() + ": " + objection);
          }
        }
      }
    }

    assertThat(objections).isEmpty();
    assertThat(answered).as("requests answered with success in the run").isGreaterThan(1000);
  }
}
