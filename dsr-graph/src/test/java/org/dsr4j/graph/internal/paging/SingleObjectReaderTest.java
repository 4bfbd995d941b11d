package org.dsr4j.graph.internal.paging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleObjectReaderTest {

  private static final int LIMIT = 1024;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"@odata.context\":\"c\",\"a\":1.10,\"b\":null}|{\"a\":1.10,\"b\":null}",
        "{\"a\":1E+2,\"@odata.context\":{\"x\":[1]},\"b\":\"\\u00e4\"}|{\"a\":1E+2,\"b\":\"\\u00e4\"}",
        "{ \"a\" : \"\uD83D\uDE00\" , \"@odata.context\" : \"c\" }|{\"a\":\"\uD83D\uDE00\"}",
        "{\"@odata.context\":\"c\"}|{}",
        "{}|{}",
        "{\"@odata.etag\":\"e\",\"i\":{\"@odata.context\":\"kept\"}}"
            + "|{\"@odata.etag\":\"e\",\"i\":{\"@odata.context\":\"kept\"}}",
        "{\"id\":\"1\",\"n\":0,\"error\":{\"code\":\"a property\"}}"
            + "|{\"id\":\"1\",\"n\":0,\"error\":{\"code\":\"a property\"}}",
        "{\"id\":\"1\",\"code\":\"a property\",\"nextLink\":null,\"error\":null}"
            + "|{\"id\":\"1\",\"code\":\"a property\",\"nextLink\":null,\"error\":null}",
        "{\"a\":1,\"a\":2}|{\"a\":1,\"a\":2}",
      })
  void onlyTheContextAtTheTopIsTakenAway(String answer, String expected) throws IOException {
    assertThat(read(answer)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{\"a\":1}{}",
        "{\"a\":1,}",
        "{\"error\":{\"code\":\"x\"}}",
        "{\"@odata.context\":\"c\",\"error\":{\"code\":\"x\"}}",
        "{\"value\":[],\"@odata.nextLink\":\"https://x\"}",
        "{\"value\":[],\"@odata.nextlink \":\"https://x\"}",
        "{\"value\":[],\"odata.nextLink\":\"https://x\"}",
        "{\"value\":[1],\"Value\":[]}",
        "{\"id\":\"1\",\"error\":{\"code\":\"x\"},\"name\":null}",
        "{\"@odata.context\":\"c\",\"Error\":{\"Code\":\"x\"},\"value\":[]}",
        "{\"odata.error\":{\"code\":\"x\"}}",
        "{\"@odata.error\":{\"code\":\"x\"}}",
        "{\"errors\":[{\"code\":\"x\"}],\"value\":{}}",
        "{\"error\":\"failed\"}",
        "{\"code\":\"x\",\"message\":\"failed\",\"innerError\":null}",
        "{\"errorCode\":\"x\",\"Message\":\"failed\"}",
        "<html>",
      })
  void anythingElseIsAFailure(String answer) {
    assertThat(failure(answer).error()).isEqualTo(GraphError.UNEXPECTED_ANSWER);
  }

  @Test
  void anObjectCutAnywhereIsAFailure() {
    byte[] object = "{\"a\":\"\u00e4\",\"@odata.context\":\"c\",\"b\":[1]}".getBytes(UTF_8);
    for (int length = 1; length < object.length; length++) {
      byte[] cut = Arrays.copyOf(object, length);
      GraphIoException e =
          catchThrowableOfType(
              GraphIoException.class,
              () -> SingleObjectReader.read(new ByteArrayInputStream(cut), LIMIT));
      assertThat(e.failure().error()).isEqualTo(GraphError.TRUNCATED);
    }
  }

  @Test
  void theLimitAppliesToTheWholeObject() {
    StringBuilder object = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 20_000; i++) {
      object.append(",\"p\":1");
    }

    assertThat(failure(object.append('}').toString()).error()).isEqualTo(GraphError.TOO_LARGE);
  }

  private static String read(String answer) throws IOException {
    return new String(
        SingleObjectReader.read(new ByteArrayInputStream(answer.getBytes(UTF_8)), LIMIT).bytes(),
        UTF_8);
  }

  private static GraphFailure failure(String answer) {
    return catchThrowableOfType(GraphIoException.class, () -> read(answer)).failure();
  }
}
