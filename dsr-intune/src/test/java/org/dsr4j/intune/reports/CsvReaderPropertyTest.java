package org.dsr4j.intune.reports;

import static de.siegmar.fastcsv.reader.FieldMismatchStrategy.STRICT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the reader with FastCSV in its strictest setting: both read the same rows, and the
 * reader refuses all text that FastCSV refuses. It also refuses some text that FastCSV keeps.
 */
class CsvReaderPropertyTest {

  private static final int DOCUMENTS = 20_000;
  private static final String CHANGES = "\"\"\",,\r\n\n\u0000 #é\uFEFF;a";

  /** The rows of a table as objects, or none when it was refused. */
  private record Read(Optional<List<String>> rows) {

    static Read refused() {
      return new Read(Optional.empty());
    }
  }

  /** A line as FastCSV reads it. */
  private record Line(List<String> cells, boolean empty, boolean strayQuote) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void mutatedTablesAreReadOrRefusedAsFastCsvDoesWithTheReadersOwnRulesAdded(long seed)
      throws IOException {
    Random random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      String text = mutated(random, table(random));

      Read own = own(text);

      assertThat(own).as("seed %s, table %s: %s", seed, i, shown(text)).isEqualTo(expected(text));
      accepted += own.rows().isPresent() ? 1 : 0;
    }
    assertThat(accepted)
        .as("both outcomes are frequent")
        .isBetween(DOCUMENTS / 5, DOCUMENTS * 4 / 5);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "text behind a closing quote | a,b~\"x\"y,2 | false",
        "a blank behind a closing quote | a,b~\"x\" ,2 | false",
        "a field without end | a,b~1,\"x | false",
        "a row that is too short | a,b~1 | false",
        "a row that is too long | a,b~1,2,3 | false",
        "a quoted field alone in its row | a,b~\"\"~1,2 | false",
        "a quote in an unquoted field | a,b~x\"y,2 | true",
        "a quote at the end of an unquoted field | a,b~1,2\" | true",
        "a zero character | a,b~1,\u00002 | true",
        "two columns of one name | a,a~1,2 | true",
      })
  void theReaderRefusesTextThatFastCsvKeeps(String what, String table, boolean kept)
      throws IOException {
    String text = table.replace('~', '\n');

    assertThat(own(text)).as(what).isEqualTo(Read.refused());
    assertThat(fastCsv(text).isPresent()).as("FastCSV keeps " + what).isEqualTo(kept);
  }

  @Test
  void linesEndInAnyOfTheThreeWaysAndEmptyLinesAreNoRows() throws IOException {
    for (String end : List.of("\n", "\r\n", "\r")) {
      assertThat(own("a,b" + end + end + "1,\"x" + end + "y\"" + end).rows())
          .contains(List.of(object(List.of("a", "b"), List.of("1", "x" + end + "y"))));
    }
  }

  private static Read expected(String text) throws IOException {
    Optional<List<Line>> read = fastCsv(text);
    if (read.isEmpty() || refusedByOwnRules(text, read.get())) {
      return Read.refused();
    }
    List<Line> lines = read.get();
    List<String> names = lines.get(0).cells();
    return new Read(
        Optional.of(
            lines.stream()
                .skip(1)
                .filter(line -> names.size() == 1 || !line.empty())
                .map(line -> object(names, line.cells()))
                .toList()));
  }

  private static boolean refusedByOwnRules(String text, List<Line> lines) {
    if (text.indexOf('\u0000') >= 0 || lines.isEmpty()) {
      return true;
    }
    List<String> names = lines.get(0).cells();
    return (names.size() == 1 && names.get(0).isBlank())
        || new HashSet<>(names).size() < names.size()
        || lines.stream().anyMatch(Line::strayQuote);
  }

  private static Read own(String text) throws IOException {
    RecordedTable table = new RecordedTable();
    try {
      CsvTableReader.read(new StringReader(text), table);
      return new Read(Optional.of(table.rows));
    } catch (UnreadableBodyException e) {
      return Read.refused();
    }
  }

  /** The row as {@link RecordedTable} shows it. */
  private static String object(List<String> names, List<String> cells) {
    Content row =
        Content.object(
            writer -> {
              for (int i = 0; i < names.size(); i++) {
                writer.put(names.get(i), cells.get(i));
              }
            });
    return new String(row.bytes(), UTF_8).replace('"', '\'');
  }

  private static Optional<List<Line>> fastCsv(String text) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (var reader =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .skipEmptyLines(false)
            .extraFieldStrategy(STRICT)
            .missingFieldStrategy(STRICT)
            .allowUnclosedQuote(false)
            .build(new Lines(), new StringReader(text))) {
      reader.forEach(lines::add);
      return Optional.of(lines);
    } catch (CsvParseException e) {
      return Optional.empty();
    }
  }

  private static String table(Random random) {
    int columns = 1 + random.nextInt(3);
    StringBuilder text = new StringBuilder();
    String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
    for (int row = 0; row < 1 + random.nextInt(4); row++) {
      for (int column = 0; column < columns; column++) {
        text.append(column == 0 ? "" : ",");
        text.append(row == 0 ? "c" + column : cell(random));
      }
      text.append(end);
    }
    return text.toString();
  }

  private static String cell(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 -> "\"a,\"\"b\"\"\r\nc\"";
      case 2 -> "\"\"";
      case 3 -> "é f";
      default -> "7";
    };
  }

  /** Inserts, removes or replaces up to three characters, or cuts the end off. */
  private static String mutated(Random random, String table) {
    StringBuilder text = new StringBuilder(table);
    for (int i = random.nextInt(4); i > 0 && text.length() > 0; i--) {
      int at = random.nextInt(text.length());
      char c = CHANGES.charAt(random.nextInt(CHANGES.length()));
      switch (random.nextInt(7)) {
        case 0, 1, 2 -> text.insert(at, c);
        case 3, 4 -> text.setCharAt(at, c);
        case 5 -> text.deleteCharAt(at);
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }

  private static String shown(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n").replace("\u0000", "\\0");
  }

  /** Detects empty lines, and quotes in unquoted fields, which FastCSV itself keeps as text. */
  private static final class Lines extends AbstractBaseCsvCallbackHandler<Line> {

    private final List<String> cells = new ArrayList<>();
    private boolean strayQuote;

    @Override
    protected void handleBegin(long line) {
      cells.clear();
      strayQuote = false;
    }

    @Override
    protected void handleField(int index, char[] buffer, int from, int length, boolean quoted) {
      String cell = new String(buffer, from, length);
      cells.add(cell);
      strayQuote |= !quoted && cell.indexOf('"') >= 0;
    }

    @Override
    protected void handleEmpty() {
      cells.add("");
    }

    @Override
    protected Line buildRecord() {
      return new Line(List.copyOf(cells), getRecordType() == RecordType.EMPTY, strayQuote);
    }
  }
}
