package org.dsr4j.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile is a small file of people: whatever the format does not have is refused. */
class TenantProfileTest {

  private static final TenantId TENANT = TenantId.of("11111111-2222-3333-4444-555555555555");
  private static final LocalDate ON = LocalDate.of(2026, 1, 15);
  private static final LocalDate UNTIL = LocalDate.of(2026, 12, 31);

  private static final String FILE =
      """
      {
        "format": "dsr4j-tenant-profile-1",
        "tenant": "11111111-2222-3333-4444-555555555555",
        "answers": [
          {
            "about": "paper-archive",
            "notUsed": "given up in 2019",
            "reviewedBy": "records office",
            "reviewedOn": "2026-01-15",
            "validUntil": "2026-12-31"
          },
          {
            "about": "office/log-exports",
            "used": [
              {"name": "workspace 7", "note": "all sign-ins, 90 days"},
              {"name": "event hub"}
            ],
            "reviewedBy": "records office",
            "reviewedOn": "2026-01-15",
            "validUntil": "2026-12-31"
          }
        ]
      }
      """;

  @TempDir private Path folder;

  private static ProfileAnswer unused(String about, LocalDate on, LocalDate until) {
    return ProfileAnswer.notUsed(about, "given up in 2019", "records office", on, until);
  }

  private static void refused(String json, String why) {
    assertThatThrownBy(() -> TenantProfile.ofJson(json.getBytes(UTF_8)))
        .hasMessageContaining(why)
        .hasMessageEndingWith("[dsr.profile-invalid]");
  }

  @Test
  void aFileHasTheAnswersThatTheApplicationCouldBuild() throws IOException {
    Path file = Files.writeString(folder.resolve("profile.json"), FILE);

    TenantProfile profile = TenantProfile.read(file);

    assertThat(profile.tenant()).isEqualTo(TENANT);
    assertThat(profile.answers())
        .containsExactly(
            unused("paper-archive", ON, UNTIL),
            ProfileAnswer.used(
                "office/log-exports",
                List.of(
                    new ProfileAnswer.Used("workspace 7", "all sign-ins, 90 days"),
                    new ProfileAnswer.Used("event hub", "")),
                "records office",
                ON,
                UNTIL));
  }

  @Test
  void theAnswerAboutASourceComesBeforeTheOneAboutItsService() {
    ProfileAnswer own = unused("office/paper", ON, UNTIL);
    ProfileAnswer service = unused("archives", ON, UNTIL);
    TenantProfile profile = TenantProfile.of(TENANT, List.of(service, own));

    assertThat(profile.answer(new SourceRef("office", "paper"), "archives")).contains(own);
    assertThat(profile.answer(new SourceRef("branch", "paper"), "archives")).contains(service);
    assertThat(profile.answer(new SourceRef("branch", "paper"), "")).isEmpty();
  }

  @Test
  void whatTheFormatDoesNotHaveIsRefusedWithItsLine() {
    refused(FILE.replace("\"answers\"", "\"questions\""), "line 4");
    refused(FILE.replace("\"notUsed\"", "\"unused\""), "line 7");
    refused(FILE.replace("\"note\"", "\"remark\""), "line 15");
    refused(FILE.replace("\"given up in 2019\"", "true"), "line 7");
    refused(FILE + "{}", "end of the file");
    refused(FILE.replace("\"about\": \"paper-archive\",", ""), "no 'about'");
    refused(FILE.replace("profile-1", "profile-2"), "'format' must be 'dsr4j-tenant-profile-1'");
    refused(FILE.replace("\"tenant\"", "\"format\""), "not valid JSON");
    refused("{\"format\": \"dsr4j-tenant-profile-1\"}", "'tenant' is missing");
    refused("[]", "expected START_OBJECT");
    refused("", "expected START_OBJECT");
  }

  @Test
  void allWrongAnswersAreNamedAtOnce() {
    String two =
        FILE.replaceFirst("2026-01-15", "15.1.2026")
            .replace("\"name\": \"event hub\"", "\"name\": \" \"");

    refused(two, "line 5: a day is not in the form 2026-01-31; line 12");
  }

  @Test
  void anAnswerNeedsAReviewerAndCountsForAtMostAYear() {
    assertThat(unused("paper", ON, ON.plusDays(366)).countsOn(ON.plusDays(366))).isTrue();
    assertThat(unused("paper", ON, ON).countsOn(ON.plusDays(1))).isFalse();
    for (LocalDate until : List.of(ON.minusDays(1), ON.plusDays(367))) {
      assertThatThrownBy(() -> unused("paper", ON, until))
          .hasMessageContaining("0 to 366 days")
          .hasMessageEndingWith("[dsr.profile-invalid]");
    }
    for (String by : List.of("", " ", "a\nb", "a".repeat(1001))) {
      assertThatThrownBy(() -> ProfileAnswer.notUsed("paper", "none", by, ON, UNTIL))
          .hasMessageEndingWith("[dsr.profile-invalid]");
    }
  }

  @Test
  void anAnswerSaysEitherWhyNothingIsThereOrWhereItIs() {
    assertThatThrownBy(() -> ProfileAnswer.used("paper", List.of(), "office", ON, UNTIL))
        .hasMessageContaining("'notUsed'");
    assertThatThrownBy(
            () ->
                new ProfileAnswer(
                    "paper",
                    "none",
                    List.of(new ProfileAnswer.Used("cellar", "")),
                    "office",
                    ON,
                    UNTIL))
        .hasMessageContaining("either");
  }

  @Test
  void twoAnswersAboutOnePlaceAreRefused() {
    ProfileAnswer answer = unused("paper", ON, UNTIL);

    assertThatThrownBy(() -> TenantProfile.of(TENANT, List.of(answer, answer)))
        .hasMessageContaining("two answers about 'paper'");
  }

  @Test
  void aFileIsBounded() throws IOException {
    Path large = Files.writeString(folder.resolve("large.json"), FILE + " ".repeat(1024 * 1024));

    assertThatThrownBy(() -> TenantProfile.read(large)).hasMessageContaining("1 MiB");
    assertThatThrownBy(() -> TenantProfile.read(folder.resolve("none.json")))
        .hasMessageContaining("cannot be read")
        .hasMessageEndingWith("[dsr.profile-invalid]");
  }

  @Test
  void noTextShowsWhoReviewedIt() {
    ProfileAnswer answer = unused("paper", ON, UNTIL);

    assertThat(answer.toString() + TenantProfile.of(TENANT, List.of(answer)))
        .doesNotContain("records office", "given up");
  }
}
