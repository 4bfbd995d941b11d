package org.dsr4j.testkit.memory;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;

/** Reads one source and keeps the rows that belong to the person with certainty, with the proof. */
final class MemoryDeletableRows implements ReadTask, RecordSink {

  private final PlanTask task;
  private final SourceDescriptor source;
  private final Map<String, String> owners = new LinkedHashMap<>();
  private int uncertain;

  MemoryDeletableRows(PlanTask task, SourceDescriptor source) {
    this.task = task;
    this.source = source;
  }

  /** Ids of rows, each with the fields that identify its owner. */
  Map<String, String> owners() {
    return owners;
  }

  /** The number of rows that may belong to another person. */
  int uncertain() {
    return uncertain;
  }

  /** The fields of a row that identify its owner; if they change, the row is not as planned. */
  static String owner(SourceDescriptor source, Content content) {
    StringBuilder owner = new StringBuilder();
    for (MatchRule rule : source.matchRules()) {
      FieldPath field = rule.field();
      if (field != null) {
        owner.append(field).append('=').append(content.values(field)).append(';');
      }
    }
    return owner.toString();
  }

  @Override
  public void record(Identity who, RecordKey key, Content content, Match match) {
    if (match.strong()) {
      owners.put(key.value(), owner(source, content));
    } else {
      uncertain++;
    }
  }

  /** An attachment is deleted with its row. */
  @Override
  public void attachment(Identity who, RecordKey key, String mediaType, InputStream in) {}

  @Override
  public SourceDescriptor source() {
    return source;
  }

  @Override
  public List<Identity> subjects() {
    return List.of(task.identity());
  }

  @Override
  public boolean notIdentified(Identity subject) {
    return false;
  }

  @Override
  public Window window() {
    return Window.all();
  }

  @Override
  public Cancellation cancellation() {
    return task.cancellation();
  }
}
