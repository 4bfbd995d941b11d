package org.dsr4j.it.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every path in Microsoft's metadata that names a person is read by a source, or is in {@code
 * not-covered.tsv} with the reason.
 */
class CoverageTest {

  private static final Path KEPT =
      Path.of("src/test/resources/org/dsr4j/it/coverage/personal-places.tsv");

  @Test
  @EnabledIfSystemProperty(named = "dsr.metadata", matches = ".+")
  void thePathsAreThoseOfThePublishedMetadata() throws IOException {
    List<String> places = PersonalPlaces.of(Path.of(System.getProperty("dsr.metadata")));
    if (Boolean.getBoolean("dsr.regenerate")) {
      Files.write(KEPT, places);
    }

    assertThat(lines("personal-places.tsv")).isEqualTo(places);
  }

  @Test
  void everyPathThatNamesAPersonIsReadOrIsInTheFileWithAReason() throws IOException {
    List<UncoveredPath> gaps = gaps();

    assertThat(open())
        .filteredOn(place -> gaps.stream().noneMatch(gap -> gap.holds(place)))
        .isEmpty();
  }

  @Test
  void everyReasonAppliesToAPath() throws IOException {
    Set<String> open = open();

    assertThat(gaps()).isNotEmpty();
    assertThat(gaps()).filteredOn(gap -> gap.reason().isBlank()).isEmpty();
    assertThat(gaps()).filteredOn(gap -> open.stream().noneMatch(gap::holds)).isEmpty();
  }

  /**
   * A reason why paths are not covered.
   *
   * @param path a path: {@code *} matches anything within a segment, {@code /**} everything below
   * @param reason the reason
   */
  private record UncoveredPath(Pattern path, String reason) {

    private static final Pattern WILD = Pattern.compile("/\\*\\*/|/\\*\\*$|\\*");

    static UncoveredPath of(String path, String reason) {
      StringBuilder regex = new StringBuilder();
      Matcher wild = WILD.matcher(path);
      int from = 0;
      while (wild.find()) {
        regex.append(Pattern.quote(path.substring(from, wild.start())));
        regex.append(
            switch (wild.group()) {
              case "/**/" -> "/(?:.*/)?";
              case "/**" -> "(?:[/(].*)?";
              default -> "[^/]*";
            });
        from = wild.end();
      }
      return new UncoveredPath(
          Pattern.compile(regex.append(Pattern.quote(path.substring(from))).toString()), reason);
    }

    boolean holds(String place) {
      return path.matcher(place).matches();
    }
  }

  private static List<UncoveredPath> gaps() throws IOException {
    return lines("not-covered.tsv").stream()
        .map(line -> line.split("\t", -1))
        .map(cells -> UncoveredPath.of(cells[0], cells[1]))
        .toList();
  }

  /** The paths that no source reads. */
  private static Set<String> open() throws IOException {
    Set<String> read =
        Stream.<AdapterProvider>of(new AzureAdAdapterProvider(), new IntuneAdapterProvider())
            .flatMap(
                provider ->
                    provider.define(provider.id(), Configuration.empty()).sources().stream())
            .flatMap(source -> source.readsFrom().stream())
            .map(CoverageTest::place)
            .collect(Collectors.toSet());
    Set<String> open = new TreeSet<>();
    for (String line : lines("personal-places.tsv")) {
      open.add(line.split("\t", -1)[0]);
    }
    assertThat(read).isNotEmpty();
    open.removeAll(read);
    return open;
  }

  private static String place(String request) {
    return request
        .replaceFirst("^[A-Z]+ /[^/]+", "")
        .replaceFirst("\\?.*$", "")
        .replaceAll("\\{[^}]*}", "{}")
        .replaceFirst("/\\{}$", "");
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(CoverageTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
