package org.dsr4j.intune.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of failed enrolments is read bare or wrapped. */
class EnrolmentFailureReaderTest {

  private static final String CSV = "UserId,Failure\r\nu1,2\r\n";

  private final RecordedTable table = new RecordedTable();

  private void read(String body) throws IOException {
    EnrolmentFailureReader.read(new ByteArrayInputStream(body.getBytes(UTF_8)), table);
  }

  @Test
  void theTableIsFoundBareAndWrapped() throws IOException {
    String content = Base64.getEncoder().encodeToString(CSV.getBytes(UTF_8));

    read(CSV);
    read("{\"content\":\"" + content + "\"}");
    read("{\"@odata.context\":\"x\",\"value\":{\"content\":\"" + content + "\"}}");

    assertThat(table.rows).hasSize(3).containsOnly("{'UserId':'u1','Failure':'2'}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"content\":null}", "{\"content\":\"ada\\u0000\"}", "{"})
  void anInvalidReportIsAFailure(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableBodyException.class);
  }
}
