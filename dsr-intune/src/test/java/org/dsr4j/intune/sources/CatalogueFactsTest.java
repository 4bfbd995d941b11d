package org.dsr4j.intune.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.intune.erasure.DeviceStepKinds;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every entry with facts from Microsoft's published metadata. */
class CatalogueFactsTest {

  private static final List<String> CLOUDS =
      List.of(
          "global",
          "us-gov-fairfax",
          "china-mooncake",
          "france-bleu",
          "germany-delos",
          "us-nat",
          "us-sec",
          "govsg");

  private static final List<String> OUTSIDE_GRAPH =
      List.of(
          "intune-data-warehouse",
          "exchange-mobile-device-partnerships",
          "configuration-manager",
          "third-parties");

  private static final Pattern SELECT = Pattern.compile("\\$select=([^&;)]*)");

  static List<CatalogueEntry> entries() {
    return List.copyOf(IntuneCatalogue.get().entries());
  }

  static List<CatalogueEntry> readable() {
    return entries().stream().filter(entry -> !entry.requestsIn("global").isEmpty()).toList();
  }

  @Test
  void everyKnownPlaceIsDeclaredOnce() throws IOException {
    List<String> ids = lines("catalogue-facts.tsv").stream().map(cells -> cells.get(0)).toList();

    assertThat(ids).hasSize(106);
    assertThat(ids(entries()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(ids.stream(), OUTSIDE_GRAPH.stream()).toList());
  }

  @Test
  void everyReadPathHasAKnownPermission() throws IOException {
    List<String> ids =
        lines("catalogue-facts.tsv").stream()
            .filter(facts -> !facts.get(3).isEmpty())
            .map(facts -> facts.get(0))
            .toList();

    assertThat(ids(readable())).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void sourcesOutsideGraphAreReadByHand() {
    for (String id : OUTSIDE_GRAPH) {
      SourceDescriptor source = IntuneCatalogue.get().entry(id).orElseThrow().descriptor();

      assertThat(source.support(Action.EXPORT)).as(id).isInstanceOf(ActionSupport.ByHand.class);
      assertThat(source.support(Action.DELETE)).as(id).isInstanceOf(ActionSupport.ByHand.class);
    }
  }

  @Test
  void categoriesCloudsAndPermissionsAreTheCatalogues() throws IOException {
    for (List<String> facts : lines("catalogue-facts.tsv")) {
      SourceDescriptor source =
          IntuneCatalogue.get().entry(facts.get(0)).orElseThrow().descriptor();

      assertThat(source.category().name()).as(source.id()).isEqualTo(facts.get(1));
      assertThat(source.absentIn()).as(source.id()).isEqualTo(words(facts.get(2)));
      if (source.support(Action.EXPORT) instanceof ActionSupport.Supported supported) {
        assertThat(new TreeSet<>(supported.permissions()))
            .as(source.id())
            .isEqualTo(words(facts.get(3)));
      } else {
        assertThat(facts.get(3)).as(source.id()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("readable")
  void pathsAndQueryOptionsArePublished(CatalogueEntry entry) throws IOException {
    Map<String, Set<String>> published = new HashMap<>();
    for (List<String> facts : lines("published-paths.tsv")) {
      String version = facts.get(0).replace("POST ", "");
      published.put(
          (version.equals(facts.get(0)) ? "GET /" : "POST /") + version + unnamed(facts.get(1)),
          Set.of(facts.get(2).split(",")));
    }
    for (String cloud : CLOUDS) {
      for (String request : entry.requestsIn(cloud)) {
        String[] parts = request.split("\\?", 2);
        assertThat(published).containsKey(unnamed(parts[0]));
        assertThat(published.get(unnamed(parts[0]))).containsAll(options(parts));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("readable")
  void everyReadSourceHasAllFacts(CatalogueEntry entry) {
    SourceDescriptor source = entry.descriptor();

    assertThat(source.matchRules()).isNotEmpty();
    assertThat(source.readsFrom()).isNotEmpty();
    assertThat(source.purpose()).isNotBlank();
    assertThat(source.retention()).isNotBlank();
    assertThat(source.recipients()).isNotBlank();
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

  @ParameterizedTest
  @MethodSource("entries")
  void nothingIsSupportedThatIsNotRead(CatalogueEntry entry) {
    SourceDescriptor source = entry.descriptor();
    boolean read = !entry.requestsIn("global").isEmpty();

    assertThat(supported(source, Action.DISCOVER)).isEqualTo(read);
    assertThat(supported(source, Action.EXPORT)).isEqualTo(read);
    assertThat(List.of(Action.RECTIFY, Action.RESTRICT))
        .noneMatch(action -> supported(source, action));
  }

  @Test
  void erasableSourcesDeclareThePermissionsOfTheirSteps() {
    Set<String> declared = new TreeSet<>();
    for (CatalogueEntry entry : entries()) {
      if (entry.descriptor().support(Action.DELETE) instanceof ActionSupport.Supported supported) {
        declared.addAll(supported.permissions());
      }
    }
    Set<String> needed = new TreeSet<>();
    DeviceStepKinds.ALL.forEach(kind -> needed.addAll(kind.permissions()));

    assertThat(declared).isEqualTo(needed);
    assertThat(entries())
        .filteredOn(entry -> supported(entry.descriptor(), Action.DELETE))
        .extracting(entry -> entry.descriptor().id())
        .containsExactlyInAnyOrder(
            "intune-managed-app-registrations",
            "intune-managed-device",
            "intune-autopilot-device-identities");
  }

  @Test
  void onlyTrailsAreAudited() {
    assertThat(entries())
        .filteredOn(entry -> supported(entry.descriptor(), Action.AUDIT))
        .extracting(entry -> entry.descriptor().id())
        .containsExactlyInAnyOrder(
            "intune-audit-events",
            "intune-remote-action-audits",
            "intune-cloud-pc-audit-events",
            "intune-data-sharing-consents",
            "intune-operation-approval-requests");
  }

  @Test
  void managedDevicesAreAskedForAllButSecretsAndActionResults() throws IOException {
    Set<String> there = new TreeSet<>();
    for (List<String> facts : lines("selectable-properties.tsv")) {
      if (facts.get(0).equals("managedDevice")) {
        there.addAll(words(facts.get(1)));
      }
    }
    there.removeAll(
        Set.of("activationLockBypassCode", "remoteAssistanceSessionUrl", "deviceActionResults"));
    CatalogueEntry device = IntuneCatalogue.get().entry("intune-managed-device").orElseThrow();

    assertThat(device.requestsIn("global")).hasSize(2);
    for (String request : device.requestsIn("global")) {
      assertThat(new TreeSet<>(selected(request))).isEqualTo(there);
    }
  }

  @Test
  void everySelectedPropertyExists() throws IOException {
    Set<String> there = new TreeSet<>();
    for (List<String> facts : lines("selectable-properties.tsv")) {
      there.addAll(words(facts.get(1)));
    }
    for (CatalogueEntry entry : readable()) {
      entry
          .requestsIn("global")
          .forEach(request -> assertThat(there).containsAll(selected(request)));
    }
  }

  private static List<String> ids(List<CatalogueEntry> entries) {
    return entries.stream().map(entry -> entry.descriptor().id()).toList();
  }

  private static boolean supported(SourceDescriptor source, Action action) {
    return source.support(action).status() == ActionSupport.Status.SUPPORTED;
  }

  private static List<String> options(String[] parts) {
    List<String> names = new ArrayList<>();
    if (parts.length == 2) {
      for (String option : parts[1].split("&")) {
        names.add(option.substring(0, option.indexOf('=')));
      }
    }
    return names;
  }

  /** The selected properties, of the rows and of their expanded objects. */
  private static List<String> selected(String request) {
    return SELECT
        .matcher(request)
        .results()
        .flatMap(found -> Arrays.stream(found.group(1).split(",")))
        .toList();
  }

  private static Set<String> words(String cell) {
    Set<String> words = new TreeSet<>(Arrays.asList(cell.split(" ")));
    words.remove("");
    return words;
  }

  private static String unnamed(String path) {
    return path.replaceAll("\\{[^}]*}", "{}");
  }

  private static List<List<String>> lines(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(CatalogueFactsTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)))
          .toList();
    }
  }
}
