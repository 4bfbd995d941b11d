package org.dsr4j.jdbc.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dsr4j.jdbc.database.SelectedColumn;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RecordKey;

/** Converts a row into a record and its key. */
final class RowMapper {

  // Writes characters outside the BMP as UTF-8, not as two escapes.
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private final List<SelectedColumn> columns;
  private final List<SelectedColumn> key;

  RowMapper(List<SelectedColumn> columns, List<SelectedColumn> key) {
    this.columns = columns;
    this.key = key;
  }

  Content content(ResultSet row) throws SQLException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      for (SelectedColumn selected : columns) {
        json.writeFieldName(selected.property());
        ColumnValueWriter.write(row, selected.index(), selected.column(), json);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw notJson();
    }
    return Content.ofJson(out.toByteArray());
  }

  /**
   * The key: the value of a single column unchanged, or a JSON array of several values, which keeps
   * them apart.
   */
  RecordKey key(ResultSet row) throws SQLException {
    if (key.size() == 1) {
      SelectedColumn only = key.get(0);
      String value = row.getString(only.index());
      if (value != null && !value.isBlank() && (only.column().text() || only.column().integer())) {
        return RecordKey.of(value);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartArray();
      for (SelectedColumn selected : key) {
        ColumnValueWriter.write(row, selected.index(), selected.column(), json);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw notJson();
    }
    return RecordKey.of(out.toString(StandardCharsets.UTF_8));
  }

  /** I/O in memory cannot fail, so the text is invalid: for example half a surrogate pair. */
  private static DsrException notJson() {
    return new DsrException(
        DsrError.INVALID_CONTENT,
        "A row contains a text that JSON cannot represent: correct it in the database");
  }
}
