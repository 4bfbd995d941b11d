package org.dsr4j.testkit.internal.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.store.Row;
import org.jspecify.annotations.Nullable;

/** The archive with one text file that Intune delivers for a report. */
public final class ReportFile {

  /** A fixed time, so that the archive is the same in every run. */
  private static final LocalDateTime WRITTEN = LocalDateTime.of(2026, 1, 31, 12, 0);

  private final String job;
  private final List<String> columns;
  private final byte @Nullable [] given;
  private final boolean json;

  public ReportFile(String job, List<String> columns, byte @Nullable [] given, boolean json) {
    this.job = job;
    this.columns = columns;
    this.given = given;
    this.json = json;
  }

  public byte[] zip(List<Row> devices) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry(job + (json ? ".json" : ".csv"));
      entry.setTimeLocal(WRITTEN);
      zip.putNextEntry(entry);
      zip.write(given == null ? text(devices).getBytes(StandardCharsets.UTF_8) : given);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException("an archive in memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private String text(List<Row> devices) {
    return json ? json(devices) : csv(devices);
  }

  private String csv(List<Row> devices) {
    StringBuilder out = new StringBuilder(String.join(",", columns)).append("\r\n");
    for (Row device : devices) {
      out.append(columns.stream().map(name -> cell(device, name)).collect(Collectors.joining(",")))
          .append("\r\n");
    }
    return out.toString();
  }

  private static String cell(Row device, String column) {
    String text = ReportColumns.value(device, column);
    return text.isEmpty() ? "" : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private String json(List<Row> devices) {
    return devices.stream()
        .map(device -> columns.stream().map(name -> member(device, name)))
        .map(members -> members.collect(Collectors.joining(",", "{", "}")))
        .collect(Collectors.joining(",", "{\"values\":[", "]}"));
  }

  private static String member(Row device, String column) {
    return RawJson.quote(column) + ":" + RawJson.quote(ReportColumns.value(device, column));
  }
}
