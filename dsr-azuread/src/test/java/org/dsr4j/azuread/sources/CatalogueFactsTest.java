package org.dsr4j.azuread.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.azuread.sources.FactTables.CLOUDS;
import static org.dsr4j.azuread.sources.FactTables.lines;
import static org.dsr4j.azuread.sources.FactTables.unnamed;
import static org.dsr4j.azuread.sources.FactTables.words;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dsr4j.azuread.erasure.AzureAdDeletion;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every entry with facts from Microsoft's published metadata. */
class CatalogueFactsTest {

  /** Places of the same people that Graph does not reach; the catalogue counts them apart. */
  private static final List<String> OUTSIDE_GRAPH =
      List.of(
          "log-analytics-diagnostic-settings",
          "microsoft-support",
          "m365-workloads",
          "on-premises-ad",
          "universal-print",
          "windows-update-for-business",
          "autopatch");

  static List<CatalogueEntry> entries() {
    return List.copyOf(AzureAdCatalogue.get().entries());
  }

  static List<CatalogueEntry> readable() {
    return entries().stream().filter(entry -> !entry.requestsIn("global").isEmpty()).toList();
  }

  @Test
  void everyKnownPlaceIsDeclaredOnce() throws IOException {
    List<String> ids = lines("catalogue-facts.tsv").stream().map(cells -> cells.get(0)).toList();

    assertThat(ids).hasSize(82);
    assertThat(entries())
        .extracting(entry -> entry.descriptor().id())
        .containsExactlyInAnyOrderElementsOf(joined(ids, OUTSIDE_GRAPH));
    assertThat(readable()).hasSize(72);
  }

  @Test
  void aSourceThatNoApplicationReadsIsReadByAPerson() {
    List<String> byHand =
        List.of(
            "aad-export-personal-data",
            "aad-external-user-profiles",
            "aad-password-sso-credentials",
            "aad-pending-external-user-profiles",
            "aad-subject-rights-requests",
            "aad-terms-of-use-acceptances",
            "aad-user-windows-settings");

    assertThat(entries())
        .filteredOn(
            entry ->
                entry.descriptor().support(Action.EXPORT).status() == ActionSupport.Status.BY_HAND)
        .extracting(entry -> entry.descriptor().id())
        .containsExactlyInAnyOrderElementsOf(joined(byHand, OUTSIDE_GRAPH));
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  @Test
  void categoriesCloudsAndPermissionsAreTheCatalogues() throws IOException {
    for (List<String> facts : lines("catalogue-facts.tsv")) {
      SourceDescriptor source =
          AzureAdCatalogue.get().entry(facts.get(0)).orElseThrow().descriptor();

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
  void erasableSourcesDeclareTheLeastPermissionsOfTheirSteps() {
    Map<String, Set<String>> declared = new TreeMap<>();
    entries().stream()
        .map(CatalogueEntry::descriptor)
        .filter(source -> source.support(Action.DELETE) instanceof ActionSupport.Supported)
        .forEach(source -> declared.put(source.id(), changing(source)));

    assertThat(declared.keySet())
        .containsExactly(
            "aad-app-role-assignments",
            "aad-auth-authenticator",
            "aad-auth-phone",
            "aad-device",
            "aad-oauth2-permission-grants",
            "aad-user",
            "aad-user-owned-objects");
    assertThat(declared.values().stream().flatMap(Set::stream).toList())
        .containsExactlyInAnyOrderElementsOf(
            AzureAdDeletion.kinds().stream()
                .map(kind -> kind.permissions().get(0))
                .distinct()
                .toList());
  }

  private static Set<String> changing(SourceDescriptor source) {
    return new TreeSet<>(source.support(Action.DELETE).permissions());
  }

  @Test
  void onlyTrailsAreAudited() {
    assertThat(entries())
        .filteredOn(entry -> supported(entry.descriptor(), Action.AUDIT))
        .extracting(entry -> entry.descriptor().id())
        .containsExactlyInAnyOrder(
            "aad-sign-in-logs",
            "aad-directory-audits",
            "aad-non-interactive-sign-ins",
            "aad-sign-ups",
            "aad-custom-security-attribute-audits",
            "aad-provisioning-logs",
            "aad-purview-audit-search");
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
}
