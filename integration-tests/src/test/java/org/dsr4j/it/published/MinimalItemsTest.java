package org.dsr4j.it.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.it.published.MatchKeys.NameMatch;
import org.dsr4j.it.published.ReadPaths.ReadPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceDescriptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every readable source finds the person by each single match rule, on all its paths, in rows that
 * contain the keys of the rule only.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MinimalItemsTest {

  /** The sources that are not read as rows of Graph; they have their own tests. */
  private static final Map<String, String> WITHOUT_ROWS =
      Map.ofEntries(
          Map.entry("intune-report-export-jobs", "tables"),
          Map.entry("intune-chromeos-devices-report", "tables"),
          Map.entry("intune-export-device-app-management-data", "entity sets"),
          Map.entry("intune-managed-app-status-user-report", "tables"),
          Map.entry("intune-managed-app-usage-summary", "tables"),
          Map.entry("intune-managed-app-config-status-report", "tables"),
          Map.entry("intune-enrollment-failure-report", "tables"),
          Map.entry("aad-user-directory-schema-extensions", "properties that the tenant names"),
          Map.entry("aad-user-photo", "a picture"),
          Map.entry("aad-purview-audit-search", "a search, which the simulator does not support"));

  /** The lists whose values are not objects. */
  private static final Set<String> BARE_VALUES = Set.of("intune-devices-with-app-failures");

  /**
   * Reads for people with a deleted account, and one read that only returns ids for other reads.
   */
  private static final Set<String> NOT_HERE =
      Set.of(
          "aad-deleted-user /directory/deletedItems/{deletedUserId}/graph.user",
          "aad-user-created-objects /users/{userId}/transitiveMemberOf",
          // Only for a row whose user the list hides.
          "intune-autopilot-device-identities"
              + " /deviceManagement/windowsAutopilotDeviceIdentities/{rowId}");

  private ExampleTenant tenant;

  @BeforeAll
  void start(@TempDir Path folder) {
    tenant = new ExampleTenant(folder);
  }

  @AfterAll
  void stop() {
    tenant.close();
  }

  @Test
  void everyRuleOfEverySourceFindsItsRow() {
    List<String> problems = new ArrayList<>();
    for (SourceDescriptor source : tenant.read().values()) {
      if (!WITHOUT_ROWS.containsKey(source.id())) {
        for (List<ReadPath> reads : groups(source)) {
          tenant
              .roundTrip(source, reads, items(source, reads))
              .forEach((item, problem) -> problems.add(source.id() + reads + item + problem));
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  /**
   * Reads with the same name return the same rows: a list, and each of its rows as a single object.
   */
  private static Collection<List<ReadPath>> groups(SourceDescriptor source) {
    return ReadPaths.of(source).finalReads().stream()
        .filter(read -> !NOT_HERE.contains(source.id() + " " + read.template()))
        .collect(Collectors.groupingBy(ReadPath::lastName))
        .values();
  }

  private Map<String, NameMatch> items(SourceDescriptor source, List<ReadPath> reads) {
    Map<IdentifierKind, String> person = tenant.identifiers();
    boolean addressed = ReadPaths.of(source).isAddressed(reads);
    if (BARE_VALUES.contains(source.id())) {
      return Map.of("{\"value\":\"PC-1\"}", NameMatch.CERTAIN);
    }
    Map<String, NameMatch> items = new LinkedHashMap<>();
    for (MatchRule rule : source.matchRules()) {
      if (person.containsKey(rule.kind()) && (addressed || rule.field() != null)) {
        String id = "7d1c40a2-35be-4e0f-8a67-%012d".formatted(items.size());
        String item = MinimalItem.of(rule, source.matchRules(), person, id);
        items.put(item, MatchKeys.naming(item, source, person, addressed));
      }
    }
    return items;
  }
}
