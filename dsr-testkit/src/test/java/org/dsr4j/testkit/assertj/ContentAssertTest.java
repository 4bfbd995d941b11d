package org.dsr4j.testkit.assertj;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dsr4j.testkit.assertj.DsrAssertions.*;
import static org.dsr4j.testkit.assertj.LedgerEntries.failure;

import org.dsr4j.model.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentAssertTest {

  private static final String JSON =
      "{\"id\":\"1\",\"tags\":[{\"n\":1.10},{\"n\":2}],\"to\":\"Anna\\u0040contoso.example\",\"pin\":\"[withheld]\",\"gone\":null}";

  private final Content content = content(JSON);

  private static Content content(String json) {
    return Content.ofJson(json.getBytes(UTF_8));
  }

  @Test
  void ignoresWhiteSpaceAndEscapes() {
    assertThat(content)
        .isTokenExactly(JSON)
        .isTokenExactly(JSON.replace(",", " ,\n ").replace("\\u0040", "@"));
  }

  @Test
  void showsTheFirstDifference() {
    assertThat(failure(() -> assertThat(content).isTokenExactly(JSON.replace("1.10", "1.1"))))
        .isEqualTo(
            """
            Expecting equal content, token by token, but at /tags/0/n it differs
              expected  {"id":"1","tags":[{"n":1.1},{"n":2}],"to":"Anna\\u0040contoso.example","pi…
                                               ^
              but was   {"id":"1","tags":[{"n":1.10},{"n":2}],"to":"Anna\\u0040contoso.example","p…
                                               ^\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1}          | {\"a\":1,\"b\":2}  | /b",
        "{\"a\":1,\"b\":2}  | {\"b\":2,\"a\":1}  | /a",
        "{\"a\":1,\"b\":2}  | {\"a\":1}          | /b",
        "{\"a\":[1,2]}      | {\"a\":[1]}        | /a/1",
        "{\"a\":\"1\"}      | {\"a\":1}          | /a",
        "{\"a\":null}       | {}                 | /a",
        "{\"a\":{\"b\":-0}} | {\"a\":{\"b\":0}}  | /a/b",
        "{\"a\":1E2}        | {\"a\":1e2}        | /a",
        "{\"a\":true}       | {\"a\":false}      | /a",
      })
  void comparesNamesOrderNullsAndLexemes(String expected, String seen, String pointer) {
    assertThat(failure(() -> assertThat(content(seen)).isTokenExactly(expected)))
        .contains("but at " + pointer + " it differs");
  }

  @Test
  void refusesAnExpectationThatIsNotAJsonObject() {
    assertThatThrownBy(() -> assertThat(content).isTokenExactly("[1]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one JSON object");
  }

  @Test
  void comparesTheValuesAtAPath() {
    assertThat(content).hasValues("tags/n", "1.10", "2").hasValues("gone").hasValues("absent");
    assertThat(failure(() -> assertThat(content(JSON)).hasValues("tags/n", "1.10")))
        .startsWith(
            """
            Expecting content to have at tags/n
              [1.10]
            but it has there
              [1.10, 2]
            and as a whole is
              {"id":"1","tags\"\
            """);
  }

  @Test
  void detectsWithheldValues() {
    assertThat(content).withholds("pin");
    assertThat(failure(() -> assertThat(content).withholds("id")))
        .isEqualTo("Expecting content to withhold the value at id\nbut it has there\n  [1]");
    assertThat(failure(() -> assertThat(content).withholds("absent"))).endsWith("\n  []");
  }

  @Test
  void findsForbiddenTextsInNamesAndValues() {
    assertThat(content).neverMentions("berta", "40contoso");
    assertThat(failure(() -> assertThat(content).neverMentions("berta", "anna@CONTOSO")))
        .isEqualTo(
            """
            Expecting content never to mention
              anna@CONTOSO
            but it does at /to
              …gs":[{"n":1.10},{"n":2}],"to":"Anna\\u0040contoso.example","pin":"[withheld]","go…\
            """);
    assertThat(failure(() -> assertThat(content).neverMentions("gone"))).contains("at /gone");
    assertThat(failure(() -> assertThat(content).neverMentions("1.1"))).contains("at /tags/0/n");
  }

  @Test
  void refusesASearchWithoutText() {
    assertThatThrownBy(() -> assertThat(content).neverMentions())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> assertThat(content).neverMentions("a", " "))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
