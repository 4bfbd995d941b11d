package org.dsr4j.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dsr4j.PropertyCheck;
import org.junit.jupiter.api.Test;

class ContentPropertyTest {

  private static final JsonFactory JSON = new JsonFactory();

  @Test
  void anyObjectKeepsAllItsTokens() {
    PropertyCheck.holds(
        3_000,
        random -> {
          RandomJson json = new RandomJson(random);
          RandomJson.Props object = json.object();

          Content content = Content.ofJson(json.spaced(object).getBytes(UTF_8));

          assertThat(new String(content.bytes(), UTF_8)).isEqualTo(RandomJson.compact(object));
        });
  }

  @Test
  void anyObjectMeansTheSameToAParserBeforeAndAfter() {
    PropertyCheck.holds(
        1_000,
        random -> {
          RandomJson json = new RandomJson(random);
          byte[] received = json.spaced(json.object()).getBytes(UTF_8);

          assertThat(tree(Content.ofJson(received).bytes())).isEqualTo(tree(received));
        });
  }

  @Test
  void compactingTwiceChangesNothing() {
    PropertyCheck.holds(
        500,
        random -> {
          RandomJson json = new RandomJson(random);
          byte[] once = Content.ofJson(json.spaced(json.object()).getBytes(UTF_8)).bytes();

          assertThat(Content.ofJson(once).bytes()).isEqualTo(once);
        });
  }

  @Test
  void changedBytesAreAcceptedOrRejectedAndNothingElse() {
    PropertyCheck.holds(
        20_000,
        random -> {
          RandomJson json = new RandomJson(random);
          byte[] bytes = mutated(random, json.spaced(json.object()).getBytes(UTF_8));
          Content content;
          try {
            content = Content.ofJson(bytes);
          } catch (DsrException e) {
            assertThat(e.code()).isEqualTo(DsrError.INVALID_CONTENT);
            return;
          }
          FieldPath path = json.path();
          content.values(path);
          Content.Withheld rest = content.withhold(List.of(path));
          assertThat(Content.ofJson(rest.content().bytes()).bytes())
              .isEqualTo(rest.content().bytes());
        });
  }

  private static byte[] mutated(Random random, byte[] bytes) {
    byte[] all = java.util.Arrays.copyOf(bytes, bytes.length - random.nextInt(2));
    for (int i = random.nextInt(3); i >= 0 && all.length > 0; i--) {
      int at = random.nextInt(all.length);
      all[at] =
          random.nextBoolean()
              ? (byte) random.nextInt(256)
              : (byte) "{}[]\",:\\eE+-.0u \n".charAt(random.nextInt(17));
    }
    return all;
  }

  /** Tokens with their values: decoded strings, and numbers in their notation. */
  private static List<String> tree(byte[] json) throws IOException {
    List<String> tokens = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        tokens.add(token + " " + parser.getText());
      }
    }
    return tokens;
  }
}
