package org.dsr4j.testkit.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.jspecify.annotations.Nullable;

/** Starts reports. */
final class ReportWrites implements Writes {

  private final Change change;

  ReportWrites(Change change) {
    this.change = change;
  }

  @Override
  public @Nullable Reply answer(String operation) {
    return operation.equals("POST " + ExportJobs.PATH) ? startExport() : null;
  }

  private Reply startExport() {
    String body = change.body();
    String report = Change.text(body, "reportName");
    if (report == null) {
      throw change.badRequest("The reportName is missing.");
    }
    String select = RawJson.member(body, "select");
    List<String> columns = new ArrayList<>();
    if (select != null && RawJson.isArray(select)) {
      RawJson.elements(select).forEach(name -> columns.add(RawJson.unquote(name)));
    }
    String filter = Change.text(body, "filter");
    EntityRow job =
        change
            .tenant()
            .exportJobs()
            .start(report, filter == null ? "" : filter, columns, change.now());
    Reply read = new ObjectAnswer(change.exchange()).of(job);
    return Reply.json(201, new String(read.body(), StandardCharsets.UTF_8));
  }
}
