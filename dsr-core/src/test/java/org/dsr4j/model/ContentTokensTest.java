package org.dsr4j.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTokensTest {

  private static String kept(String json) {
    return new String(Content.ofJson(json.getBytes(UTF_8)).bytes(), UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"unknown\":null}",
        "{\"n\":9007199254740993}",
        "{\"n\":1.10}",
        "{\"n\":1E+2}",
        "{\"n\":-0.0}",
        "{\"n\":123456789012345678901234567890.123456789012345678901234567890}",
        "{\"at\":\"2026-01-01T00:00:00.1234567Z\"}",
        "{\"z\":1,\"a\":2,\"m\":3}",
        "{\"a\":1,\"a\":2}",
        "{\"emoji\":\"😀 𝄞\"}",
        "{\"escaped\":\"\\ud83d\\ude00 \\u00e9 \\/ \\\\ \\\" \\n\"}",
        "{\"lone\":\"\\ud800\"}",
        "{\"separators\":\"\u2028\u2029\"}",
        "{\"nested\":{\"list\":[1,[true,false],{\"deep\":null}]}}",
        "{\"\":\"empty name\"}"
      })
  void everyTokenIsKeptUnchanged(String json) {
    assertThat(kept(json)).isEqualTo(json);
  }

  @Test
  void whiteSpaceBetweenTokensIsDropped() {
    assertThat(kept(" {\r\n\t\"a\" : [ 1 , 2 ] ,\n \"b\" : { } }\n"))
        .isEqualTo("{\"a\":[1,2],\"b\":{}}");
  }

  @Test
  void whiteSpaceInsideStringsIsKept() {
    assertThat(kept("{ \"a b\" : \"  c \\\" d  \" }")).isEqualTo("{\"a b\":\"  c \\\" d  \"}");
  }

  @Test
  void aContentIsOneLine() {
    assertThat(kept("{\n\"a\":\n\"x\\ny\"\n}")).doesNotContain("\n", "\r");
  }

  @Test
  void inputAndOutputBytesAreCopies() {
    byte[] json = "{\"a\":1}".getBytes(UTF_8);
    Content content = Content.ofJson(json);
    json[1] = 'x';
    content.bytes()[1] = 'x';

    assertThat(content.bytes()).isEqualTo("{\"a\":1}".getBytes(UTF_8));
  }

  @Test
  void itsLengthAndWhatItWritesAreItsBytes() throws IOException {
    Content content = Content.ofJson("{ \"é\" : 1 }".getBytes(UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    content.writeTo(out);

    assertThat(out.toByteArray()).isEqualTo(content.bytes()).hasSize(content.length());
  }

  @Test
  void nestingUpToTheLimitIsKept() {
    String json = "{\"a\":" + "[".repeat(499) + "]".repeat(499) + "}";

    assertThat(kept(json)).isEqualTo(json);
  }
}
