package org.dsr4j.graph.internal.paging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.junit.jupiter.api.Test;

/**
 * Objects are cut out of a stream as they were sent, and no stream is taken for more than it is.
 */
class JsonStreamWalkerTest {

  private final List<String> met = new ArrayList<>();

  /** Enters everything but objects named "row", which it takes, and anything named "skip". */
  private final JsonStreamWalker.Visitor visitor =
      new JsonStreamWalker.Visitor() {
        @Override
        public JsonStreamWalker.Step at(String place, boolean array) {
          if (place.endsWith("skip")) {
            return JsonStreamWalker.Step.SKIP;
          }
          return place.endsWith("row[]") ? JsonStreamWalker.Step.TAKE : JsonStreamWalker.Step.ENTER;
        }

        @Override
        public void object(String place, Content object) {
          met.add(place + "=" + new String(object.bytes(), UTF_8));
        }

        @Override
        public void value(String place, String value, boolean text) {
          met.add(place + "=" + value);
        }

        @Override
        public void leave(String place) {
          met.add("/" + place);
        }
      };

  private void walk(String json) throws IOException {
    walk(json.getBytes(UTF_8), 1000);
  }

  private void walk(byte[] json, int limit) throws IOException {
    JsonStreamWalker.walk(new ByteArrayInputStream(json), limit, visitor);
  }

  @Test
  void objectsAreCutOutTokenByToken() throws IOException {
    walk("{\"name\":\"A\", \"row\":[ {\"n\":1.10,\"x\":null} , {}], \"n\":null, \"k\":2.50}");

    assertThat(met)
        .containsExactly(
            "name=A", "row[]={\"n\":1.10,\"x\":null}", "row[]={}", "/row", "n=null", "k=2.50", "/");
  }

  @Test
  void aSkippedValueMayBeLargerThanTheLimit() throws IOException {
    walk(
        ("{\"skip\":[" + "{\"a\":[1,2]},".repeat(100_000) + "3],\"b\":true}").getBytes(UTF_8),
        20_000);

    assertThat(met).containsExactly("b=true", "/");
  }

  @Test
  void anObjectOverTheLimitIsTooLarge() {
    String row = "{\"row\":[{\"a\":\"" + "x".repeat(2000) + "\"}]}";

    assertFails(GraphError.TOO_LARGE, row);
  }

  @Test
  void manyObjectsNeedNoMoreThanOne() throws IOException {
    walk(
        ("{\"row\":[" + "{\"a\":\"0123456789\"},".repeat(50_000) + "{}]}").getBytes(UTF_8), 20_000);

    assertThat(met).hasSize(50_003);
  }

  @Test
  void aMalformedReportIsAFailureWithoutQuotes() {
    assertFails(GraphError.UNEXPECTED_ANSWER, "");
    assertFails(GraphError.UNEXPECTED_ANSWER, "ada lovelace");
    assertFails(GraphError.UNEXPECTED_ANSWER, "{}{}");
    assertFails(GraphError.UNEXPECTED_ANSWER, "{\"row\":[[1]]}");
    assertFails(GraphError.TRUNCATED, "{\"row\":[{\"ada\":1}");
    assertFails(GraphError.TRUNCATED, "{\"skip\":{\"ada\":[");
    assertFails(GraphError.UNEXPECTED_ANSWER, "{\"row\":[{\"a\":1,\"a\":2 2}]}");
  }

  @Test
  void noTruncatedTextIsTakenForWhole() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String whole = "{\"a\":[{\"b\":{}},[1,\"é\\u00e9\"]],\"row\":[{\"c\":\"}\"}],\"skip\":[{}]}";
    byte[] bytes = whole.getBytes(UTF_8);
    walk(whole);
    for (int i = 0; i < 300; i++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
      assertThatThrownBy(() -> walk(cut, 1000))
          .as("seed %d, cut at %d", seed, cut.length)
          .isInstanceOf(UnreadableBodyException.class);
      byte[] spoiled = bytes.clone();
      spoiled[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      try {
        walk(spoiled, 1000);
      } catch (UnreadableBodyException e) {
        assertThat(e.failure().detail()).as("seed %d", seed).isNotBlank();
      }
    }
  }

  private void assertFails(GraphError error, String json) {
    assertThatThrownBy(() -> walk(json))
        .as(json)
        .isInstanceOfSatisfying(
            UnreadableBodyException.class,
            e -> {
              assertThat(e.failure().error()).isEqualTo(error);
              assertThat(e).hasNoCause().hasMessageNotContaining("ada");
            });
  }
}
