package org.dsr4j.graph.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dsr4j.graph.users.DeviceClaims.Verdict;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose device it is: P is the person, O somebody else. */
class DeviceClaimsTest {

  private static final Identifier PERSON = Identifier.of(IdentifierKind.OBJECT_ID, "P");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "?",
      value = {
        // listed | users that rows and the record name | users of the device | verdict
        "true  | P   | P   | PERSON",
        "true  | ''  | P   | PERSON",
        "false | P   | P   | PERSON",
        "false | ''  | p   | PERSON",
        "true  | P   | P O | SHARED",
        "true  | P   | ''  | SHARED",
        "true  | P O | P   | DISPUTED",
        "true  | O   | P   | DISPUTED",
        "true  | P   | O   | DISPUTED",
        "false | P   | O   | DISPUTED",
        "true  | ''  | ''  | DISPUTED",
        "true  | ''  | O   | DISPUTED",
        "true  | P   | ?   | DISPUTED",
        "false | O   | ?   | DISPUTED",
        "false | O   | O   | OTHERS",
        "false | ''  | ''  | OTHERS"
      })
  void everyAnswerCounts(boolean listed, String records, String users, Verdict verdict) {
    DeviceClaims claims =
        new DeviceClaims(listed, words(records), Optional.ofNullable(users).map(this::words), true);

    assertThat(claims.verdict(PERSON)).isEqualTo(verdict);
  }

  @Test
  void aRecordThatWasNotReadIsADoubt() {
    assertThat(
            new DeviceClaims(true, List.of("P"), Optional.of(List.of("P")), false).verdict(PERSON))
        .isEqualTo(Verdict.DISPUTED);
  }

  @Test
  void theTextFormNamesNobody() {
    assertThat(new DeviceClaims(true, List.of("P"), Optional.of(List.of("O")), true).toString())
        .isEqualTo("DeviceClaims[listed=true]");
  }

  private List<String> words(String text) {
    return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
