package org.dsr4j.benchmarks.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.LongAdder;
import org.dsr4j.benchmarks.measurement.Measurements;

/**
 * What a baseline client was answered, so that a comparison can show that both sides did the same
 * work. Thread-safe.
 */
public final class AnswerCounts {

  private final LongAdder read = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final LongAdder media = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder throttled = new LongAdder();

  /** Counts the rows of a list's page, or an object as one; a list is read with its last page. */
  void json(JsonNode answer) {
    JsonNode list = answer.path("value");
    rows.add(list.isArray() ? list.size() : 1);
    if (nextLink(answer).isEmpty()) {
      read.increment();
    }
  }

  /** Counts an answer that is not JSON, as a photo or XML: it is read, but has no rows. */
  void media() {
    media.increment();
    read.increment();
  }

  /** Counts a place that the service refuses for another reason than its limits. */
  void refused() {
    refused.increment();
  }

  /** Counts a place that was given up because the service throttled. */
  void throttled() {
    throttled.increment();
  }

  static String nextLink(JsonNode answer) {
    return answer.path("@odata.nextLink").asText("");
  }

  /** Places that were given up because the service throttled. */
  public long placesThrottled() {
    return throttled.sum();
  }

  /** Places that have an end of any kind: read, refused or given up. */
  public long placesEnded() {
    return read.sum() + refused.sum() + throttled.sum();
  }

  /** Adds these counts to figures. */
  public void addTo(Measurements figures) {
    figures
        .put("placesEnded", placesEnded())
        .put("rows", rows.sum())
        .put("media", media.sum())
        .put("refused", refused.sum());
  }
}
