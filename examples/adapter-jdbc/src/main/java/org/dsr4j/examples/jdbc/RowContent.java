package org.dsr4j.examples.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RecordKey;

/** Converts a row to a record. */
final class RowContent {

  // Writes characters unescaped, not as surrogate escapes.
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private final List<Selected> columns;
  private final List<Selected> key;
  private final Cells cells;

  RowContent(List<Selected> columns, List<Selected> key, ZoneId zone) {
    this.columns = columns;
    this.key = key;
    cells = new Cells(zone);
  }

  Content content(ResultSet row) throws SQLException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      for (Selected selected : columns) {
        json.writeFieldName(selected.property());
        cells.write(row, selected.index(), selected.column(), json);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw unusable();
    }
    return Content.ofJson(out.toByteArray());
  }

  /**
   * The key: one column's value as it is; several as a JSON array, so that their values cannot be
   * confused.
   */
  RecordKey key(ResultSet row) throws SQLException {
    if (key.size() == 1) {
      Selected only = key.get(0);
      String value = row.getString(only.index());
      if (value != null && !value.isBlank() && (only.column().text() || only.column().integer())) {
        return RecordKey.of(value);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartArray();
      for (Selected selected : key) {
        cells.write(row, selected.index(), selected.column(), json);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw unusable();
    }
    return RecordKey.of(out.toString(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** There is no I/O error in memory; the cause is, for instance, an unpaired surrogate. */
  private static DsrException unusable() {
    return new DsrException(
        DsrError.INVALID_CONTENT,
        "A row contains a text that JSON cannot represent: correct it in the database");
  }
}
