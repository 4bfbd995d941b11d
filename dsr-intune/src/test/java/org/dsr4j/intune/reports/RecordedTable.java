package org.dsr4j.intune.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.model.Content;

/** Records a table; quotes are shown as apostrophes. */
final class RecordedTable implements TableConsumer {

  final List<List<String>> columns = new ArrayList<>();
  final List<String> rows = new ArrayList<>();

  @Override
  public void columns(List<String> names) {
    columns.add(names);
  }

  @Override
  public void row(Content row) {
    rows.add(new String(row.bytes(), UTF_8).replace('"', '\''));
  }
}
