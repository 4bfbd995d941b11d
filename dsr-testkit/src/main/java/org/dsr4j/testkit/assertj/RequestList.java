package org.dsr4j.testkit.assertj;

import java.util.List;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.internal.text.TextTable;

/** Requests as shown in a failure message: without headers and bodies, so without a token. */
final class RequestList {

  private static final int AROUND = 3;

  private RequestList() {}

  /** The requests around an offending request, which is marked. */
  static String around(List<? extends RecordedRequest> requests, int culprit) {
    int from = Math.max(0, culprit - AROUND);
    int to = Math.min(requests.size(), culprit + AROUND + 1);
    TextTable table = new TextTable("", "index", "request", "status");
    for (int i = from; i < to; i++) {
      row(table, i, requests.get(i), i == culprit ? ">" : "");
    }
    return table.toString();
  }

  /** The first requests, up to a readable number. */
  static String all(List<? extends RecordedRequest> requests) {
    if (requests.isEmpty()) {
      return "  (nothing was called)";
    }
    TextTable table = new TextTable("", "index", "request", "status");
    for (int i = 0; i < requests.size(); i++) {
      row(table, i, requests.get(i), "");
    }
    return table.toString();
  }

  private static void row(TextTable table, int index, RecordedRequest request, String mark) {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    String item = request.batchItem().isEmpty() ? "" : " (batch item " + request.batchItem() + ")";
    table.row(
        mark,
        Integer.toString(index),
        request.method() + " " + request.versionedPath() + query + item,
        Integer.toString(request.status()));
  }
}
