package org.dsr4j.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRefusalTest {

  private static void assertRefused(byte[] bytes) {
    DsrException refusal = catchThrowableOfType(DsrException.class, () -> Content.ofJson(bytes));

    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(DsrError.INVALID_CONTENT);
    StringWriter trace = new StringWriter();
    refusal.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain("anna", "Anna");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "anna",
        "\"anna\"",
        "1",
        "null",
        "[{\"name\":\"anna\"}]",
        "{\"name\":\"anna\"",
        "{\"name\":\"anna}",
        "{\"name\":anna}",
        "{'name':'anna'}",
        "{name:\"anna\"}",
        "{\"name\":\"anna\",}",
        "{\"name\" \"anna\"}",
        "{\"name\":\"anna\"}{\"name\":\"anna\"}",
        "{\"name\":\"anna\"} anna",
        "{\"name\":\"anna\"}]",
        "{\"name\":\"anna\"}\u0000",
        "{\"name\":[\"anna\"}",
        "{\"anna\":NaN}",
        "{\"anna\":01}",
        "{\"anna\":+1}",
        "{\"anna\":.5}",
        "{\"anna\":1.}",
        "{\"anna\":tru}",
        "{\"name\":\"anna\\x\"}",
        "{\"name\":\"anna\\u12\"}",
        "{\"name\":\"an\nna\"}",
        "{\"name\":\"an\u0000na\"}",
        "{\"name\":\"anna\"/* comment */}",
        "// anna\n{}",
        "{\u00a0\"name\":\"anna\"}",
        "\ufeff{\"name\":\"anna\"}"
      })
  void invalidJsonIsRejectedWithoutQuotingIt(String text) {
    assertRefused(text.getBytes(UTF_8));
  }

  @Test
  void otherEncodingsAreRefused() {
    String json = "{\"name\":\"anna\"}";
    assertRefused(json.getBytes(UTF_16BE));
    assertRefused(json.getBytes(UTF_16LE));
    assertRefused(json.getBytes(Charset.forName("UTF-32BE")));
    assertRefused(json.getBytes(Charset.forName("UTF-32LE")));
    assertRefused("{\"name\":\"annä\"}".getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80", // continuation without a beginning
        "c3", // cut
        "e2 82", // cut
        "c0 af", // overlong slash
        "c1 81", // overlong A
        "e0 80 af", // overlong
        "f0 80 80 af", // overlong
        "ed a0 80", // high surrogate alone
        "ed a0 bd ed b8 80", // surrogate pair, each on its own (CESU-8)
        "f4 90 80 80", // beyond U+10FFFF
        "f8 88 80 80 80", // five bytes
        "ff"
      })
  void invalidUtf8IsRejectedInValuesAndNames(String hex) {
    byte[] bad = java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
    assertRefused(join("{\"anna\":\"", bad, "\"}"));
    assertRefused(join("{\"", bad, "\":\"anna\"}"));
  }

  @Test
  void invalidEncodingIsDetectedAtAnyPosition() {
    assertRefused(
        join("{\"anna\":\"" + "é".repeat(20_000), new byte[] {(byte) 0xC0, (byte) 0xAF}, "\"}"));
  }

  @Test
  void tooDeepNestingIsRejected() {
    assertRefused(("{\"anna\":" + "[".repeat(500) + "]".repeat(500) + "}").getBytes(UTF_8));
    assertRefused(("{\"anna\":".repeat(100_000)).getBytes(UTF_8));
    assertRefused(("{\"anna\":" + "[".repeat(1_000_000)).getBytes(UTF_8));
  }

  @Test
  void aTooLongNumberIsRejected() {
    assertRefused(("{\"anna\":" + "1".repeat(20_000) + "}").getBytes(UTF_8));
  }

  private static byte[] join(String before, byte[] middle, String after) {
    byte[] start = before.getBytes(UTF_8);
    byte[] end = after.getBytes(UTF_8);
    byte[] all = new byte[start.length + middle.length + end.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(middle, 0, all, start.length, middle.length);
    System.arraycopy(end, 0, all, start.length + middle.length, end.length);
    return all;
  }
}
