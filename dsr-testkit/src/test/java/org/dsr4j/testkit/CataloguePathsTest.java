package org.dsr4j.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dsr4j.testkit.internal.store.Sample;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads every source of personal data, as an application does, after {@code everywhere()}. */
class CataloguePathsTest {

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

  /** Paths whose existing rows contain no identifier of the person. */
  private static final Map<String, String> IMPERSONAL =
      Map.of(
          "/deviceAppManagement/managedEBooks/{ebookId}/userStateSummary", "a display name alone",
          "/deviceManagement", "the branding names the IT help desk",
          "/deviceManagement/roleAssignments", "members are groups",
          "/directory/pendingExternalUserProfiles", "a display name and a telephone number alone",
          "/schemaExtensions", "the names of extensions, not their values");

  /** The person of these rows is a link, which is returned only if it is expanded. */
  private static final Map<String, String> LINKED =
      Map.of(
          "/identityGovernance/entitlementManagement/accessPackageAssignments", "target",
          "/identityGovernance/entitlementManagement/assignments", "target",
          "/identityGovernance/entitlementManagement/assignmentRequests", "requestor",
          "/identityGovernance/lifecycleWorkflows/workflows/{workflowId}/userProcessingResults",
              "subject");

  /** All rows below these paths belong to the person. */
  private static final Pattern OWN =
      Pattern.compile(".*(\\{userId}|\\{upn}|\\{managedDeviceId}|\\{registrationId}).*");

  private static SimulatedTenant tenant;
  private static GraphClient graph;
  private static SimulatedUser person;
  private static SimulatedUser deleted;

  @BeforeAll
  static void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    person = tenant.user("person").inEverySource();
    deleted = tenant.user("leaver").softDeleted();
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  private static List<String> places() throws IOException {
    try (var in =
        Objects.requireNonNull(
            CataloguePathsTest.class.getResourceAsStream("catalogue-paths.txt"))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void thePersonIsFoundInEverySource() throws IOException {
    List<String> failures = new ArrayList<>();
    for (String place : places()) {
      if (place.startsWith("POST ")) {
        continue;
      }
      String version = place.substring(0, place.indexOf(' '));
      String path = place.substring(place.indexOf(' ') + 1);
      String found = find("/" + version, path);
      if (!found.isEmpty()) {
        failures.add(place + ": " + found);
      }
    }

    assertThat(failures).isEmpty();
  }

  /** Tries all values of a path's parameters; empty when one of them finds the person. */
  private static String find(String version, String template) {
    String linked = LINKED.get(template);
    String last = "nothing above it";
    for (String way : ways(version, template)) {
      String path = version + way + (linked == null ? "" : "?$expand=" + linked);
      GraphClient.Answer answer = graph.get(path);
      if (answer.status() != 200) {
        last = answer.status() + " " + answer.code();
      } else if (isFile(template)
          ? !answer.text().isEmpty()
          : graph.pages(path).stream().anyMatch(page -> isPersonal(template, page))) {
        return "";
      } else {
        last = "200 without the person";
      }
    }
    return last;
  }

  private static boolean isFile(String template) {
    return template.endsWith("$value");
  }

  private static boolean isPersonal(String template, GraphClient.Answer page) {
    boolean any = !page.json().has("value") || !page.json().get("value").isEmpty();
    boolean scalar = page.json().path("value").isValueNode();
    boolean enough = IMPERSONAL.containsKey(template) || OWN.matcher(template).matches();
    return enough ? any || scalar : namesPerson(page);
  }

  private static List<String> ways(String version, String template) {
    Matcher parameter = PARAMETER.matcher(template);
    if (!parameter.find()) {
      return List.of(template);
    }
    String before = template.substring(0, parameter.start());
    String rest = template.substring(parameter.end());
    List<String> ways = new ArrayList<>();
    for (String id : ids(version, before, parameter.group())) {
      ways.addAll(ways(version, before + id + rest));
    }
    return ways;
  }

  private static List<String> ids(String version, String list, String parameter) {
    SimulatedDevice device = person.devices().get(0);
    return switch (parameter) {
      case "{userId}" -> List.of((list.contains("deletedItems") ? deleted : person).objectId());
      case "{upn}" -> List.of(person.userPrincipalName());
      case "{managedDeviceId}" -> List.of(device.managedDeviceId());
      case "{azureADDeviceId}" -> List.of(device.deviceId());
      case "{deviceObjectId}" -> List.of(device.objectId());
      case "{skip}" -> List.of("0");
      case "{top}" -> List.of("3");
      case "{jobId}" -> List.of(job());
      default ->
          graph.pages(version + list.substring(0, list.length() - 1)).stream()
              .flatMap(page -> page.ids().stream())
              .toList();
    };
  }

  @Test
  void noListContainsRowsOfOnePersonOnly() {
    SimulatedUser other = tenant.user("person-manager");

    for (String kind : Sample.namesInSharedLists("user")) {
      for (Sample sample : Sample.named(kind)) {
        String path = "/" + sample.versions().get(0).segment() + sample.path();
        if (!path.contains("${") && !path.endsWith("/schemaExtensions")) {
          assertThat(graph.get(path + linkOf(sample.path())).text())
              .as(path)
              .containsAnyOf(other.objectId(), other.userPrincipalName(), other.displayName());
        }
      }
    }
  }

  private static String linkOf(String path) {
    return LINKED.containsKey(path) ? "?$expand=" + LINKED.get(path) : "";
  }

  private static String job() {
    return graph
        .send(
            "POST",
            "/v1.0/deviceManagement/reports/exportJobs",
            GraphClient.json("{'reportName':'" + person.userPrincipalName() + "'}"))
        .json()
        .get("id")
        .asText();
  }

  private static boolean namesPerson(GraphClient.Answer answer) {
    String stream = answer.json().path("value").path("content").asText();
    String text = answer.text() + new String(Base64.getDecoder().decode(stream), UTF_8);
    SimulatedDevice device = person.devices().get(0);
    return List.of(
            person.objectId(),
            person.userPrincipalName(),
            device.managedDeviceId(),
            device.deviceId(),
            device.serialNumber(),
            device.name(),
            deleted.objectId())
        .stream()
        .anyMatch(text::contains);
  }
}
