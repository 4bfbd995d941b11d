package org.dsr4j.testkit.internal.write;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.testkit.internal.job.ExportJobs;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.read.ObjectResponse;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.jspecify.annotations.Nullable;

/** Starts report exports. */
final class ReportWrites implements WriteOperations {

  private final WriteRequest change;

  ReportWrites(WriteRequest change) {
    this.change = change;
  }

  @Override
  public @Nullable Reply answer(String operation) {
    return operation.equals("POST " + ExportJobs.PATH) ? startExport() : null;
  }

  private Reply startExport() {
    String body = change.body();
    String report = WriteRequest.requiredText(body, "reportName");
    if (report == null) {
      throw change.badRequest("The reportName is missing.");
    }
    String select = RawJson.member(body, "select");
    List<String> columns = new ArrayList<>();
    if (select != null && RawJson.isArray(select)) {
      RawJson.elements(select).forEach(name -> columns.add(RawJson.unquote(name)));
    }
    String filter = WriteRequest.requiredText(body, "filter");
    EntityRow job =
        change
            .tenant()
            .exportJobs()
            .start(report, filter == null ? "" : filter, columns, change.now());
    Reply read = new ObjectResponse(change.exchange()).of(job);
    return Reply.json(201, new String(read.body(), StandardCharsets.UTF_8));
  }
}
