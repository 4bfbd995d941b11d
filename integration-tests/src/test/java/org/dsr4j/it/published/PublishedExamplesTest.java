package org.dsr4j.it.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.it.published.MatchKeys.NameMatch;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Items that Microsoft published are delivered unchanged.
 *
 * <p>{@code -Ddsr.examples=<folder>} names a folder of {@code <source-id>.json} files, each a list
 * of {@code {version, method, url, status, body}}. Each item is served on every version and path
 * that its source reads, with the values at the source's declared match keys replaced by the test
 * person's; discover must then find it, and export must deliver it token-exact except for the paths
 * that the manifest lists as withheld. An item that names the person only by a name or address
 * without a date must be quarantined instead. If an example has no match key, one is inserted, and
 * the output counts the item as naming no person ({@code NOT}). If a source's examples are not
 * rows, the output contains the reason: see {@link ExamplesWithoutMatchKey}.
 */
@EnabledIfSystemProperty(named = "dsr.examples", matches = ".+")
class PublishedExamplesTest {

  /** The format is stable, because programs read the output of the build. */
  private static final PrintStream OUT = System.out;

  @TempDir private Path folder;

  private ExampleTenant tenant;

  @BeforeEach
  void start() {
    tenant = new ExampleTenant(folder);
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  @TestFactory
  Stream<DynamicTest> everyPublishedItemOfAReadableSourceIsDeliveredTokenExact()
      throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(Path.of(System.getProperty("dsr.examples")))) {
      files = list.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream().map(file -> DynamicTest.dynamicTest(id(file), () -> check(file)));
  }

  private static String id(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".json".length());
  }

  private void check(Path file) throws IOException {
    String id = id(file);
    SourceDescriptor source = tenant.read().get(id);
    if (source == null) {
      OUT.println(id + ": not read by this version");
      return;
    }
    if (ExamplesWithoutMatchKey.REASONS.containsKey(id)) {
      OUT.println(id + ": " + ExamplesWithoutMatchKey.REASONS.get(id));
      return;
    }
    Map<NameMatch, Integer> in = new EnumMap<>(NameMatch.class);
    List<String> lost = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (PublishedExample example : PublishedExample.read(file)) {
      for (String item : example.items()) {
        if (seen.add(item)) {
          lost.addAll(trip(source, example.path(), item, in));
        }
      }
    }
    OUT.println(id + ": " + seen.size() + " items, named " + in + ", " + lost.size() + " lost");
    assertThat(lost).as(id).isEmpty();
  }

  private List<String> trip(
      SourceDescriptor source, String path, String item, Map<NameMatch, Integer> in)
      throws IOException {
    ReadPaths paths = ReadPaths.of(source);
    List<ReadPaths.ReadPath> serving = paths.matching(path);
    boolean addressed = paths.isAddressed(serving);
    String served = MatchKeys.replace(item, source, tenant.identifiers());
    NameMatch naming = MatchKeys.naming(served, source, tenant.identifiers(), addressed);
    in.merge(naming, 1, Integer::sum);
    if (naming == NameMatch.NONE) {
      served = completed(served, source);
      naming = MatchKeys.naming(served, source, tenant.identifiers(), addressed);
    }
    if (naming == NameMatch.NONE) {
      return List.of("names no person at any declared match key: " + served);
    }
    return tenant.roundTrip(source, serving, Map.of(served, naming)).entrySet().stream()
        .map(problem -> problem.getValue() + " " + problem.getKey())
        .toList();
  }

  /** The item with the key that identifies the person best. */
  private String completed(String item, SourceDescriptor source) throws IOException {
    List<String> attempts = new ArrayList<>();
    for (MatchRule rule : source.matchRules()) {
      CompletedItem.of(item, rule, tenant.identifiers()).ifPresent(attempts::add);
    }
    return attempts.stream()
        .min(
            Comparator.comparing(one -> MatchKeys.naming(one, source, tenant.identifiers(), false)))
        .orElse(item);
  }
}
