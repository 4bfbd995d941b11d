package org.dsr4j.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** A quoted name is exactly that name, with any characters. */
class SqlNamesTest {

  private static final long SEED = Long.getLong("dsr.seed", 20261124L);
  private static final String ALPHABET = "ab\"'; -./*\\%_`[]\u00e9";

  @RepeatedTest(50)
  void aColumnWithAnyNameIsReadByItsQuotedName(RepetitionInfo repetition) throws SQLException {
    long seed = SEED + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("c");
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    String name = text.toString();
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement()) {
      SqlNames names = SqlNames.of(connection.getMetaData());
      String quoted = names.quoted(name);
      statement.execute("create table t (" + quoted + " int, other int)");
      statement.execute("insert into t values (1, 2)");
      try (ResultSet row = statement.executeQuery("select " + quoted + " from t")) {
        assertThat(row.getMetaData().getColumnCount()).as("seed %d", seed).isEqualTo(1);
        assertThat(row.getMetaData().getColumnName(1)).as("seed %d", seed).isEqualTo(name);
      }
      try (ResultSet found =
          connection.getMetaData().getColumns(null, null, "T", names.pattern(name))) {
        assertThat(found.next()).as("seed %d", seed).isTrue();
        assertThat(found.next()).as("seed %d", seed).isFalse();
      }
    }
  }
}
