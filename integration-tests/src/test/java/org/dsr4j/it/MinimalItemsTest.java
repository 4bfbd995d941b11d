package org.dsr4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceDescriptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every source that is read finds the person by each of its match rules alone, wherever it reads:
 * in rows that hold no more than the rule's keys.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MinimalItemsTest {

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
      ReadPaths paths = ReadPaths.of(source);
      for (List<String> items : together(source)) {
        Map<String, MatchKeys.Naming> in = new LinkedHashMap<>();
        items.forEach(
            item -> in.put(item, MatchKeys.naming(item, source, tenant.identifiers())));
        for (ReadPaths.ReadPath end : paths.ends()) {
          tenant
              .roundTrip(source, List.of(end), in)
              .forEach((item, problem) -> problems.add(source.id() + end + item + problem));
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  private Stream<MatchRule> known(SourceDescriptor source) {
    return source.matchRules().stream()
        .filter(rule -> tenant.identifiers().containsKey(rule.kind()));
  }

  private List<List<String>> together(SourceDescriptor source) {
    Map<IdentifierKind, String> person = tenant.identifiers();
    List<String> items = new ArrayList<>();
    known(source)
        .forEach(
            rule ->
                items.add(
                    MinimalItem.of(
                        rule, person, "7d1c40a2-35be-4e0f-8a67-%012d".formatted(items.size()))));
    return List.of(items);
  }
}
