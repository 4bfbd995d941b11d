package org.dsr4j.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ContentObjectTest {

  private static String text(Consumer<ContentWriter> properties) {
    return new String(Content.object(properties).bytes(), UTF_8);
  }

  @Test
  void propertiesAreInTheOrderOfTheCalls() {
    String json =
        text(
            w ->
                w.put("z", "text \"quoted\" é")
                    .put("n", 9007199254740993L)
                    .put("d", new BigDecimal("1.10"))
                    .put("b", true)
                    .put("list", List.of("x", "y"))
                    .object("o", inner -> inner.put("a", 1).object("p", p -> {}))
                    .put("a", (String) null)
                    .put("e", (BigDecimal) null));

    assertThat(json)
        .isEqualTo(
            "{\"z\":\"text \\\"quoted\\\" é\",\"n\":9007199254740993,\"d\":1.10,\"b\":true,"
                + "\"list\":[\"x\",\"y\"],\"o\":{\"a\":1,\"p\":{}},\"a\":null,\"e\":null}");
  }

  @Test
  void numbersStayInPlainNotation() {
    assertThat(text(w -> w.put("d", new BigDecimal("1E+3")))).isEqualTo("{\"d\":1000}");
    assertThat(text(w -> w.put("d", new BigDecimal("0.0000001")))).isEqualTo("{\"d\":0.0000001}");
  }

  @Test
  void controlCharactersAreEscaped() {
    assertThat(text(w -> w.put("a", "x\n\u0000y"))).isEqualTo("{\"a\":\"x\\n\\u0000y\"}");
  }

  @Test
  void unreadableContentIsRejectedImmediately() {
    assertRefused(w -> nest(w, 600));
    assertRefused(w -> nest(w, 2_000));
    assertRefused(w -> w.put("anna", new BigDecimal("1E+20000")));
    assertRefused(w -> w.put("anna".repeat(20_000), 1));
  }

  @Test
  void anyTextSurvives() {
    for (String text : List.of("😀", "\ud800", "a\udc00b", "\u2028", "")) {
      assertThat(Content.object(w -> w.put("a", text)).text("a")).contains(text);
    }
  }

  private static void nest(ContentWriter writer, int depth) {
    if (depth > 0) {
      writer.object("anna", inner -> nest(inner, depth - 1));
    }
  }

  private static void assertRefused(Consumer<ContentWriter> properties) {
    assertThatThrownBy(() -> Content.object(properties))
        .hasMessageNotContaining("anna")
        .hasNoCause()
        .asInstanceOf(InstanceOfAssertFactories.type(DsrException.class))
        .extracting(DsrException::code)
        .isEqualTo(DsrError.INVALID_CONTENT);
  }
}
