package org.dsr4j.graph.internal.paging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dsr4j.graph.ScriptedGraph;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Properties of the page reader over made-up pages; a failure prints its seed. */
class PagePropertyTest {

  private static final int LIMIT = 1024 * 1024;

  /** More for a long run: {@code -Ddsr.effort=100}. */
  private static final int EFFORT = Integer.getInteger("dsr.effort", 1);

  private long seed;
  private Random random;
  private JsonRows json;

  @BeforeEach
  void seed() {
    reseed(Long.getLong("dsr.seed", System.nanoTime()));
  }

  private void reseed(long value) {
    seed = value;
    random = new Random(value);
    json = new JsonRows(random);
  }

  @Test
  void rowsSurviveByteForByteHoweverTheBytesArrive() throws IOException {
    for (int run = 0; run < 200 * EFFORT; run++) {
      reseed(seed + 1);
      List<String> rows = json.rows(12);

      assertThat(read(dripping(page(rows)))).as("-Ddsr.seed=%d", seed).isEqualTo(rows);
    }
  }

  @Test
  void rowsSurviveASplitAtEveryByte() throws IOException {
    List<String> rows = json.rows(6);
    byte[] page = page(rows);
    for (int split = 1; split < page.length; split += page.length > 4_000 ? 17 : 1) {
      InputStream in = new Split(page, split);

      assertThat(read(in)).as("-Ddsr.seed=%d, split at %d", seed, split).isEqualTo(rows);
    }
  }

  @Test
  void rowsSurviveWhereTheParsersBufferEnds() throws IOException {
    for (int padding = 7_900; padding < 8_100; padding++) {
      String row = "{\"p\":\"" + "x".repeat(padding) + "\u20ac\uD83D\uDE00\",\"n\":1.10}";
      List<String> rows = List.of(row, "{\"\u20ac\":1E+2}", row);

      assertThat(read(new ByteArrayInputStream(page(rows)))).isEqualTo(rows);
    }
  }

  @Test
  void manyRowsNeedNoMoreMemoryThanOne() throws IOException {
    byte[] row = ("{\"id\":\"" + "x".repeat(4_000) + "\"},").getBytes(UTF_8);
    int count = 150_000;
    InputStream in =
        new Repeated("{\"value\":[".getBytes(UTF_8), row, count, "{}]}".getBytes(UTF_8));
    int[] seen = new int[1];

    PageReader.read(in, 8 * 1024, any -> seen[0]++, number -> {}, new Cancellation());

    assertThat(seen[0]).isEqualTo(count + 1);
  }

  @Test
  void aDamagedPageReturnsItsRowsOrAFailure() throws IOException {
    for (int run = 0; run < 3_000 * EFFORT; run++) {
      reseed(seed + 1);
      byte[] page = damaged(page(json.rows(3)));
      List<Content> rows = new ArrayList<>();
      boolean whole;
      try {
        PageReader.read(
            new ByteArrayInputStream(page), LIMIT, rows::add, number -> {}, new Cancellation());
        whole = true;
      } catch (GraphIoException e) {
        whole = false;
      }
      if (whole) {
        assertThat(ScriptedGraph.lines(rows))
            .as("-Ddsr.seed=%d", seed)
            .isEqualTo(ReferencePageReader.rows(page));
      }
    }
  }

  @Test
  void theUtf8CheckAgreesWithTheJdk() {
    for (int run = 0; run < 30_000 * EFFORT; run++) {
      byte[] bytes = new byte[1 + random.nextInt(6)];
      random.nextBytes(bytes);
      if (random.nextBoolean()) {
        bytes[0] = (byte) (0xe0 + random.nextInt(0x16));
      }
      Utf8Check check = new Utf8Check();
      int middle = random.nextInt(bytes.length + 1);
      boolean good =
          check.accept(bytes, 0, middle) == middle
              && check.accept(bytes, middle, bytes.length) == bytes.length
              && check.accept(new byte[] {'"'}, 0, 1) == 1;

      assertThat(good).as("-Ddsr.seed=%d, run %d", seed, run).isEqualTo(decodes(bytes));
    }
  }

  private static boolean decodes(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private byte[] page(List<String> rows) {
    StringBuilder page = new StringBuilder("{" + json.space());
    if (random.nextBoolean()) {
      page.append("\"@odata.context\":").append(json.object(2)).append(',');
    }
    page.append("\"value\"").append(json.space()).append(":[").append(json.space());
    page.append(String.join(json.space() + "," + json.space(), rows));
    page.append(json.space()).append("]");
    if (random.nextBoolean()) {
      page.append(",\"@odata.count\":").append(rows.size());
    }
    return page.append(json.space()).append("}").append(json.space()).toString().getBytes(UTF_8);
  }

  private byte[] damaged(byte[] page) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = random.nextInt(page.length);
    switch (random.nextInt(4)) {
      case 0 -> out.write(page, 0, at);
      case 1 -> {
        out.write(page, 0, at);
        out.write(page, at + 1, page.length - at - 1);
      }
      case 2 -> {
        out.write(page, 0, at);
        out.write(random.nextInt(256));
        out.write(page, at + 1, page.length - at - 1);
      }
      default -> {
        out.write(page, 0, at);
        out.write("{}[],:\"\\0e-.tn \u0000".charAt(random.nextInt(16)));
        out.write(page, at, page.length - at);
      }
    }
    return out.toByteArray();
  }

  private List<String> read(InputStream in) throws IOException {
    List<Content> rows = new ArrayList<>();
    PageReader.read(in, LIMIT, rows::add, number -> {}, new Cancellation());
    return ScriptedGraph.lines(rows);
  }

  private InputStream dripping(byte[] page) {
    return new FilterInputStream(new ByteArrayInputStream(page)) {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return super.read(buffer, offset, 1 + random.nextInt(Math.min(length, 40)));
      }
    };
  }

  /** Hands out the bytes in two reads. */
  private static final class Split extends FilterInputStream {
    private int left;

    Split(byte[] page, int first) {
      super(new ByteArrayInputStream(page));
      left = first;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, left > 0 ? Math.min(left, length) : length);
      left -= count;
      return count;
    }
  }

  /** 600 MB pass through here in a heap of 512. */
  private static final class Repeated extends InputStream {
    private final byte[] first;
    private final byte[] again;
    private final byte[] last;
    private int left;
    private InputStream now;

    Repeated(byte[] first, byte[] again, int times, byte[] last) {
      this.first = first;
      this.again = again;
      this.last = last;
      this.left = times;
      this.now = new ByteArrayInputStream(first);
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = now.read(buffer, offset, length);
      while (count < 0 && left >= 0) {
        now = new ByteArrayInputStream(left == 0 ? last : again);
        left--;
        count = now.read(buffer, offset, length);
      }
      return count;
    }
  }
}
