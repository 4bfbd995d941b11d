package org.dsr4j.graph.internal.paging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.ScriptedGraph;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {

  private static final int LIMIT = 64 * 1024;

  private final List<Content> rows = new ArrayList<>();

  @Test
  void aRowComesOutTokenByToken() throws IOException {
    String row =
        "{\"z\":9007199254740993,\"a\":1.10,\"e\":1E+2,\"n\":null,\"t\":\"2024-01-01T00:00:00"
            + ".1234567Z\",\"u\":\"\\u00e4\\/\\ud83d\\ude00\",\"\\u006b\":\"\uD83D\uDE00\u00df\","
            + "\"d\":1,\"d\":2,\"o\":{\"l\":[[],{},-0.0,1e-7,true]}}";

    read("{\"@odata.context\":\"x\",\"value\":[" + row + "]}");

    assertThat(ScriptedGraph.lines(rows)).containsExactly(row);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"value\":[{\"a\":1},{\"a\":2}],\"@odata.nextLink\":\"https://x/y?{z}&%24a=b\"}",
        "{\"@odata.nextLink\":\"https://x/y?{z}&%24a=b\",\"value\":[{\"a\":1},{\"a\":2}]}",
        "{\"@odata.count\":2,\"@odata.nextLink\":\"https:\\/\\/x/y?{z}&%24a=b\","
            + "\"x\":{\"value\":[1]},\"value\":\n[ {\"a\": 1} ,\t{\"a\":2}\r\n] }  \n",
      })
  void theLinkMayBeBeforeOrAfterTheRows(String page) throws IOException {
    assertThat(read(page)).contains("https://x/y?{z}&%24a=b");
    assertThat(ScriptedGraph.lines(rows)).containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @Test
  void bareValuesBecomeObjectsWhereTheyAreExpectedAndOnlyThere() throws IOException {
    String page = "{\"value\":[\"a\\u00e4\", 9007199254740993 ,1.10,true,{\"a\":1}]}";
    PageReader.read(
        new ByteArrayInputStream(page.getBytes(UTF_8)),
        LIMIT,
        new Bare(),
        number -> {},
        new Cancellation());

    assertThat(ScriptedGraph.lines(rows))
        .containsExactly(
            "{\"value\":\"a\\u00e4\"}",
            "{\"value\":9007199254740993}",
            "{\"value\":1.10}",
            "{\"value\":true}",
            "{\"a\":1}");
    assertThatThrownBy(() -> read(page)).isInstanceOf(GraphIoException.class);
  }

  private final class Bare implements RowConsumer {

    @Override
    public void row(Content row) {
      rows.add(row);
    }

    @Override
    public boolean acceptsBareValues() {
      return true;
    }
  }

  @Test
  void anEmptyPageMayHaveALink() throws IOException {
    assertThat(read("{\"value\":[],\"@odata.nextLink\":\"https://x\"}")).contains("https://x");
    assertThat(rows).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"@odata.nextLink\":\"https://x\"}",
        "{\"value\":[],\"@odata.nextLink\":null}",
        "{\"value\":[],\"@odata.nextLink\":{\"url\":\"https://x\"}}",
        "{\"value\":[],\"@odata.nextLink\":[\"https://x\"]}",
        "{\"value\":[],\"@odata.nextLink\":false}",
        "{\"value\":null}",
        "{\"value\":{\"id\":\"1\"}}",
        "{\"value\":\"rows\"}",
        "{\"value\":[1]}",
        "{\"value\":[null]}",
        "{\"value\":[[]]}",
        "{\"value\":[],\"value\":[]}",
        "{\"value\":[],\"@odata.nextLink\":7}",
        "{\"value\":[],\"@odata.nextLink\":\"\"}",
        "{\"value\":[],\"@odata.nextLink\":\"a\",\"@odata.nextLink\":\"b\"}",
        "{\"value\":[],\"@nextLink\":\"https://x\"}",
        "{\"value\":[],\"odata.nextLink\":\"https://x\"}",
        "{\"value\":[],\"@odata.NextLink\":\"https://x\"}",
        "{\"value\":[],\"error\":{\"code\":\"x\"}}",
        "{\"error\":{\"code\":\"x\"},\"value\":[]}",
        "{\"error\":\"x\",\"value\":[]}",
        "{\"value\":[],\"Value\":[{\"id\":\"1\"}]}",
        "{\"value\":[],\"value \":[{\"id\":\"1\"}]}",
        "{\"@odata.context\":\"a\",\"@odata.Context\":\"b\",\"value\":[]}",
        "{\"value\":[],\"nextLink\":\"https://x\"}",
        "{\"value\":[],\"@odata.nextlink\":\"https://x\"}",
        "{\"value\":[],\"@odata.nextLink \":\"https://x\"}",
        "{\"value\":[],\"@odata.next-link\":\"https://x\"}",
        "{\"value\":[],\"__next\":\"https://x\"}",
        "{\"value\":[],\"$skiptoken\":\"x\"}",
        "{\"value\":[],\"@odata.more\":\"https://x\"}",
        "{\"value\":[],\"@odata.count\":-1}",
        "{\"value\":[],\"@odata.count\":\"many\"}",
        "{\"value\":[],\"@odata.count\":[]}",
        "{\"value\":[],\"Error\":{\"code\":\"x\"}}",
        "{\"value\":[],\"odata.error\":{\"code\":\"x\"}}",
        "{\"value\":[],\"@odata.error\":\"x\"}",
        "{\"errors\":[{\"code\":\"x\"}],\"value\":[]}",
        "{\"code\":\"x\",\"message\":\"failed\",\"value\":[]}",
        "{\"value\":[{\"error\":{\"code\":\"x\"}}]}",
        "{\"value\":[{\"id\":\"1\",\"error\":{\"code\":\"x\"}}]}",
        "{\"value\":[{\"code\":\"x\",\"message\":\"failed\"}]}",
        "{\"value\":[]} trailing",
        "{\"value\":[]}{}",
        "{\"value\":[]}\u0000",
        "{\"value\":[{\"a\":1},]}",
        "{\"value\":[{\"a\":1} {\"a\":2}]}",
        "{\"value\":[{\"a\":01}]}",
        "{\"value\":[{\"a\":NaN}]}",
        "{\"value\":[{'a':1}]}",
        "{\"value\":[{\"a\":\"\\x\"}]}",
        "{\"value\":[{\"a\":\"\n\"}]}",
        "[{\"a\":1}]",
        "\"text\"",
        "\uFEFF{\"value\":[]}",
        "<html><body>Sign in</body></html>",
        "",
        "   ",
      })
  void aPageThatIsNotAsItShouldBeIsAFailure(String page) {
    GraphIoException e = failure(page.getBytes(UTF_8));

    assertThat(e.failure().error()).isEqualTo(GraphError.UNEXPECTED_ANSWER);
  }

  @Test
  void anIncompletePageIsTruncated() {
    byte[] page =
        "{\"value\":[{\"a\":true},{\"b\":\"\u00e4\"}],\"@odata.nextLink\":\"x\"}".getBytes(UTF_8);
    for (int length = 1; length < page.length; length++) {
      rows.clear();
      GraphIoException e = failure(java.util.Arrays.copyOf(page, length));

      assertThat(e.failure().error()).as("cut at %d", length).isEqualTo(GraphError.TRUNCATED);
      assertThat(rows).hasSize(length < 20 ? 0 : length < 31 ? 1 : 2);
    }
  }

  @Test
  void rowsAndAnnotationsThatOnlyLookLikeErrorsOrLinksAreData() throws IOException {
    String row =
        "{\"error\":{\"code\":\"x\"},\"name\":\"a\",\"nextLink\":\"https://x\",\"NAME\":1}";

    assertThat(
            read(
                "{\"@odata.context\":\"https://x\",\"@odata.deltaLink\":\"https://x\",\"errors\":[],"
                    + "\"error\":null,\"message\":\"hint\",\"@microsoft.graph.tips\":\"https://x\","
                    + "\"@odata.count\":null,\"value\":["
                    + row
                    + "]}"))
        .isEmpty();
    assertThat(ScriptedGraph.lines(rows)).containsExactly(row);
  }

  @ParameterizedTest
  @CsvSource({"c0 80", "e0 80 80", "ed a0 80", "f4 90 80 80", "ff", "80", "c3 28"})
  void bytesThatAreNoUtf8AreAFailureAfterTheRowsBefore(String hex) {
    byte[] start = "{\"value\":[{\"a\":1},{\"b\":\"".getBytes(UTF_8);
    byte[] end = "\"}]}".getBytes(UTF_8);
    byte[] wrong = java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
    byte[] page = new byte[start.length + wrong.length + end.length];
    System.arraycopy(start, 0, page, 0, start.length);
    System.arraycopy(wrong, 0, page, start.length, wrong.length);
    System.arraycopy(end, 0, page, start.length + wrong.length, end.length);

    GraphIoException e = failure(page);

    assertThat(e.failure().error()).isEqualTo(GraphError.UNEXPECTED_ANSWER);
    assertThat(rows).hasSize(1);
  }

  @Test
  void otherEncodingsAreAFailure() {
    assertThat(failure("{\"value\":[]}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE)))
        .isNotNull();
  }

  @Test
  void aRowIsHandedOnBeforeThePageEnds() {
    InputStream endless =
        new InputStream() {
          private final byte[] start = "{\"value\":[{\"a\":1}".getBytes(UTF_8);
          private int at;

          @Override
          public int read() throws IOException {
            if (at == start.length) {
              assertThat(rows).hasSize(1);
              throw new IOException("connection reset");
            }
            return start[at++];
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            buffer[offset] = (byte) read();
            return 1;
          }
        };

    assertThat(failure(endless).failure().error()).isEqualTo(GraphError.TRUNCATED);
  }

  @Test
  void aRowBeyondTheLimitIsAFailureAndOneAtTheLimitIsNot() throws IOException {
    String fitting = "{\"a\":\"" + "x".repeat(LIMIT - 8) + "\"}";
    read("{\"value\":[" + fitting + "," + fitting + "]}");
    assertThat(rows).hasSize(2);

    String beyond = "{\"a\":\"" + "x".repeat(LIMIT - 7) + "\"}";
    GraphIoException e = failure(("{\"value\":[" + beyond + "]}").getBytes(UTF_8));
    assertThat(e.failure().error()).isEqualTo(GraphError.TOO_LARGE);
  }

  @Test
  void anEndlessValueOutsideTheRowsIsAFailureToo() {
    String endless = "{\"@odata.context\":\"" + "x".repeat(LIMIT * 4) + "\",\"value\":[]}";

    assertThat(failure(endless.getBytes(UTF_8)).failure().error()).isEqualTo(GraphError.TOO_LARGE);
  }

  @Test
  void abysmalNestingIsAFailure() {
    String deep = "{\"value\":[{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}]}";

    assertThat(failure(deep.getBytes(UTF_8)).failure().error())
        .isEqualTo(GraphError.UNEXPECTED_ANSWER);
  }

  @Test
  void theConsumersExceptionReachesTheCaller() {
    IllegalStateException own = new IllegalStateException("the engine's");

    assertThatThrownBy(
            () ->
                PageReader.read(
                    new ByteArrayInputStream("{\"value\":[{}]}".getBytes(UTF_8)),
                    LIMIT,
                    row -> {
                      throw own;
                    },
                    number -> {},
                    new Cancellation()))
        .isSameAs(own);
  }

  @Test
  void cancellingEndsAPageThatHasArrivedAlready() {
    Cancellation cancellation = new Cancellation();
    InputStream page = new ByteArrayInputStream("{\"value\":[{},{},{}]}".getBytes(UTF_8));

    GraphIoException e =
        catchThrowableOfType(
            GraphIoException.class,
            () ->
                PageReader.read(
                    page,
                    LIMIT,
                    row -> {
                      rows.add(row);
                      cancellation.cancel();
                    },
                    number -> {},
                    cancellation));

    assertThat(e.failure().error()).isEqualTo(GraphError.CANCELLED);
    assertThat(rows).hasSize(1);
  }

  private Optional<String> read(String page) throws IOException {
    return PageReader.read(
        new ByteArrayInputStream(page.getBytes(UTF_8)),
        LIMIT,
        rows::add,
        number -> {},
        new Cancellation());
  }

  private GraphIoException failure(byte[] page) {
    return failure(new ByteArrayInputStream(page));
  }

  private GraphIoException failure(InputStream page) {
    return catchThrowableOfType(
        GraphIoException.class,
        () -> PageReader.read(page, LIMIT, rows::add, number -> {}, new Cancellation()));
  }
}
