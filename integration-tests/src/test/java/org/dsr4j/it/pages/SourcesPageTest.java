package org.dsr4j.it.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.Test;

/**
 * The page of sources agrees with the declarations of the adapters, and they declare every known
 * source.
 */
public class SourcesPageTest {

  private static final Path PAGE = Path.of("..", "docs", "sources.md");

  @Test
  void thePageAgreesWithTheDescriptors() throws IOException {
    String page = SourcesPage.write(sources(), catalogue());
    if (Boolean.getBoolean("dsr.regenerate")) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE).content().isEqualTo(page);
  }

  @Test
  void everySourceOfTheCatalogueHasOneRow() throws IOException {
    Set<String> known = catalogue();
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .takeWhile(line -> !line.startsWith("## What no run reads"))
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .filter(known::contains)
            .toList();

    assertThat(known).hasSize(188);
    assertThat(rows).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void unreadableSourcesHaveAReasonAndAnInstruction() {
    Collection<SourceDescriptor> sources = sources().values();

    assertThat(sources)
        .filteredOn(source -> !(source.support(Action.EXPORT) instanceof ActionSupport.Supported))
        .isNotEmpty()
        .allSatisfy(
            source ->
                assertThat(source.support(Action.EXPORT).status())
                    .as(source.id())
                    .isNotEqualTo(ActionSupport.Status.NOT_IMPLEMENTED));
  }

  public static Set<String> catalogue() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SourcesPageTest.class.getResourceAsStream("catalogue-ids.txt"))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }
  }

  private static Map<SourceRef, SourceDescriptor> sources() {
    try (SimulatedTenant simulated = SimulatedTenant.start();
        GraphTenant tenant = new GraphTenant(simulated)) {
      return tenant.dsr().sources();
    }
  }
}
