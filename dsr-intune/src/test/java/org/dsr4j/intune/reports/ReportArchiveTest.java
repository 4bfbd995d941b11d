package org.dsr4j.intune.reports;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports are read in every form, and an incomplete one is never accepted. */
class ReportArchiveTest {

  private static final long LIMIT = 1 << 20;
  private static final String CSV = "UserId,Name\r\nu1,\"Ada, \"\"the\"\" first\"\r\nu2,é\r\n";
  private static final String[] ROWS = {
    "{'UserId':'u1','Name':'Ada, \\'the\\' first'}", "{'UserId':'u2','Name':'é'}"
  };

  private final RecordedTable table = new RecordedTable();

  private void read(byte[] archive, long limit) throws IOException {
    ReportArchive.read(new ByteArrayInputStream(archive), limit, table);
  }

  private void read(byte[] archive) throws IOException {
    read(archive, LIMIT);
  }

  private static byte[] zip(String... texts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String text : texts) {
        zip.putNextEntry(new ZipEntry("../" + texts.length + text.hashCode() + ".csv"));
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aTableInAnArchiveIsReadLineByLine() throws IOException {
    read(zip(CSV));

    assertThat(table.columns).containsExactly(List.of("UserId", "Name"));
    assertThat(table.rows).containsExactly(ROWS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"values\":[{\"UserId\":\"u1\",\"n\":1.10},{\"UserId\":null}]}",
        "[{\"UserId\":\"u1\",\"n\":1.10},{\"UserId\":null}]",
        "\uFEFF \n{\"total\":2,\"rows\":[{\"UserId\":\"u1\",\"n\":1.10},{\"UserId\":null}]}",
      })
  void jsonIsReadAlthoughCsvWasAskedFor(String json) throws IOException {
    read(zip(json));

    assertThat(table.rows).containsExactly("{'UserId':'u1','n':1.10}", "{'UserId':null}");
    assertThat(table.columns).containsExactly(List.of("UserId", "n"), List.of("UserId"));
  }

  @Test
  void severalFilesAndNoArchiveAreReadToo() throws IOException {
    read(zip(CSV, "UserId\nu3"));
    read(("\uFEFF" + CSV).getBytes(UTF_8));

    assertThat(table.rows).containsExactly(ROWS[0], ROWS[1], "{'UserId':'u3'}", ROWS[0], ROWS[1]);
  }

  @Test
  void aHeaderAloneIsATableWithoutRows() throws IOException {
    read(zip("UserId,Name\r\n"));
    read(zip("{\"values\":[]}"));

    assertThat(table.rows).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "UserId,UserId\nu1,u2",
        "UserId,Name\nu1",
        "UserId,Name\nu1,a,b",
        "UserId,Name\nu1,a\"b",
        "UserId,Name\nu1,\"a\"b",
        "UserId,Name\nu1,\"ada",
        "{}",
        "{\"values\":{\"a\":1}}",
        "{\"values\":[[1]]}",
        "{\"values\":[1]}",
        "[{\"UserId\":\"ada\"}",
        "[{\"UserId\":\"ada\"}]x",
      })
  void anInvalidTableIsAFailureWithoutQuotes(String text) {
    assertThatThrownBy(() -> read(zip(text)))
        .isInstanceOf(UnreadableBodyException.class)
        .hasNoCause()
        .hasMessageNotContaining("ada");
  }

  @Test
  void anArchiveThatIsCutAnywhereIsIncomplete() throws IOException {
    byte[] whole = zip(CSV, "UserId\nu3");
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut))
          .as("cut at %d", length)
          .isInstanceOf(UnreadableBodyException.class);
    }
  }

  @Test
  void anArchiveWithoutTheFilesOfItsEndRecordIsIncomplete() throws IOException {
    byte[] one = zip(CSV);
    byte[] two = zip(CSV, "UserId\nu3");
    byte[] end = Arrays.copyOfRange(two, two.length - 22, two.length);
    byte[] mixed = Arrays.copyOf(one, one.length);
    System.arraycopy(end, 0, mixed, one.length - 22, 22);

    assertFails(GraphError.TRUNCATED, mixed);
  }

  @Test
  void theCommentOfAnArchiveIsNoDamage() throws IOException {
    byte[] whole = zip(CSV);
    byte[] commented = Arrays.copyOf(whole, whole.length + 3);
    commented[whole.length - 2] = 3;
    read(commented);

    assertThat(table.rows).containsExactly(ROWS);
  }

  @Test
  void archivesThatAreEmptyOrBrokenAreFailures() throws IOException {
    byte[] whole = zip(CSV);
    byte[] spoiled = whole.clone();
    spoiled[70] ^= 0x55;

    assertFails(GraphError.UNEXPECTED_ANSWER, new byte[0]);
    assertFails(GraphError.UNEXPECTED_ANSWER, zip());
    assertFails(GraphError.UNEXPECTED_ANSWER, "<html>ada</html>,".getBytes(UTF_16LE));
    assertThatThrownBy(() -> read(Arrays.copyOf(whole, 60)))
        .isInstanceOf(UnreadableBodyException.class);
    assertThatThrownBy(() -> read(spoiled)).isInstanceOf(UnreadableBodyException.class);
  }

  @Test
  void anArchiveBeyondTheMaximumSizeIsAFailure() throws IOException {
    byte[] bomb = zip("UserId\n" + "0".repeat(100_000).concat("\n").repeat(1000));

    assertThat(bomb.length).isLessThan(200_000);
    assertFails(GraphError.TOO_LARGE, bomb);
    assertFails(GraphError.TOO_LARGE, zip("UserId\n" + "0".repeat(2 << 20)));
    String[] many = new String[65];
    for (int i = 0; i < many.length; i++) {
      many[i] = "UserId\n" + i;
    }
    assertFails(GraphError.TOO_LARGE, zip(many));
  }

  @Test
  void noSpoiledArchiveEndsInAnythingButAFailure() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] whole = zip(CSV.repeat(1) + "u3,x\n".repeat(50));
    for (int i = 0; i < 2000; i++) {
      byte[] spoiled = whole.clone();
      for (int n = random.nextInt(4) + 1; n > 0; n--) {
        spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt(256);
      }
      byte[] cut =
          random.nextInt(3) == 0 ? Arrays.copyOf(spoiled, random.nextInt(spoiled.length)) : spoiled;
      assertThatCode(() -> tolerating(cut))
          .as("seed %d, round %d", seed, i)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void noTextEndsInAnythingButATableOrAFailure() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String letters = "a,\"\r\n{}[]:1é\uFEFF\0 ";
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      byte[] bytes = text.toString().getBytes(UTF_8);
      assertThatCode(() -> tolerating(bytes))
          .as("seed %d, round %d", seed, i)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aValidTableIsReadBack() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String letters = "a,\"\r\n é;";
    for (int i = 0; i < 500; i++) {
      String[] cells = new String[3];
      StringBuilder csv = new StringBuilder("A,B,C\r\n");
      for (int c = 0; c < cells.length; c++) {
        StringBuilder cell = new StringBuilder();
        for (int n = random.nextInt(6); n > 0; n--) {
          cell.append(letters.charAt(random.nextInt(letters.length())));
        }
        cells[c] = cell.toString();
        csv.append(c == 0 ? "" : ",");
        csv.append('"').append(cells[c].replace("\"", "\"\"")).append('"');
      }
      List<String> got = new ArrayList<>();
      ReportArchive.read(
          new ByteArrayInputStream(zip(csv.toString())),
          LIMIT,
          new TableConsumer() {
            @Override
            public void columns(List<String> names) {}

            @Override
            public void row(Content row) {
              for (String name : new String[] {"A", "B", "C"}) {
                got.add(row.text(name).orElseThrow());
              }
            }
          });
      assertThat(got).as("seed %d", seed).containsExactly(cells);
    }
  }

  private void tolerating(byte[] archive) throws IOException {
    try {
      read(archive);
    } catch (UnreadableBodyException e) {
      assertThat(e.failure().detail()).isNotBlank();
    }
  }

  private void assertFails(GraphError error, byte[] archive) {
    assertThatThrownBy(() -> read(archive))
        .isInstanceOfSatisfying(
            UnreadableBodyException.class, e -> assertThat(e.failure().error()).isEqualTo(error));
  }
}
