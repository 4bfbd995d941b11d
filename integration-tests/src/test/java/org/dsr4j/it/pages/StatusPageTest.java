package org.dsr4j.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each figure of the status page is counted elsewhere, or is a constant of the code. */
class StatusPageTest {

  private static final String SOURCES = "docs/sources.md";

  /** What holds a figure: a file, and a text in it. */
  private static final Map<String, List<String>> HELD =
      Map.of(
          "188 places", List.of(SOURCES, "188 of 188 places of the catalogue are declared"),
          "172 read", List.of(SOURCES, "; 172 are read"),
          "11 places", List.of(SOURCES, "and 11 outside Microsoft Graph"),
          "6,000 rows",
              List.of(
                  "dsr-intune/src/main/java/org/dsr4j/intune/sources/IntuneSpecialSources.java",
                  "MOST_ROWS = 6000"),
          "30 minutes",
              List.of(
                  "dsr-azuread/src/main/java/org/dsr4j/azuread/sources/AuditSearchReader.java",
                  "MAX_WAIT = Duration.ofMinutes(30)"),
          "15 minutes",
              List.of(
                  "dsr-core/src/main/java/org/dsr4j/internal/cases/Settling.java",
                  "DELAY = Duration.ofMinutes(15)"),
          "30 days",
              List.of(
                  "dsr-core/src/main/java/org/dsr4j/model/ActionSupport.java",
                  "this(source, within, Duration.ofDays(30))"),
          "31 days",
              List.of(
                  "dsr-core/src/main/java/org/dsr4j/internal/execute/SourceVerification.java",
                  "plus(cause.atMost()).plus(Duration.ofDays(1))"));

  /** Numbers that are no figures: links, names, answers of HTTP, the year of a list. */
  private static final Pattern OTHER =
      Pattern.compile("\\[[^]]*]\\([^)]*\\)|`[^`]*`|Win32|Base64|\\b(?:429|404|4xx|2021)\\b");

  private static final Pattern FIGURE = Pattern.compile("\\d[\\d,.]*(?: [a-z]+)?");

  private static String page(String name) throws IOException {
    return Files.readString(Pages.ROOT.resolve(name));
  }

  @Test
  void everyFigureIsHeld() throws IOException {
    String page = OTHER.matcher(page("docs/status.md")).replaceAll("");

    assertThat(FIGURE.matcher(page).results().map(MatchResult::group))
        .containsExactlyInAnyOrderElementsOf(HELD.keySet());
  }

  @Test
  void everyHolderSaysTheSame() throws IOException {
    for (List<String> holder : HELD.values()) {
      assertThat(page(holder.get(0)).replaceAll("\\s+", " ")).contains(holder.get(1));
    }
  }
}
