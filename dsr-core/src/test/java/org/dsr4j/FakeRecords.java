package org.dsr4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.dsr4j.model.Content;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;

/** Records of the fake service, and readers that pass them. */
public final class FakeRecords {

  public static final Match BY_ID = new Match(IdentifierKind.OBJECT_ID, "id", Strength.STRONG);

  private FakeRecords() {}

  public static Content json(String text) {
    return Content.ofJson(text.getBytes(UTF_8));
  }

  /** A record of the person with this object id. */
  public static String row(String objectId, int number) {
    return "{\"id\":\"" + objectId + "\",\"n\":" + number + "}";
  }

  public static FakeService.Reader none() {
    return (task, sink) -> ReadOutcome.complete();
  }

  public static FakeService.Reader failing(Throwable fault) {
    return (task, sink) -> {
      throw fault;
    };
  }

  /** A tenant-wide list: each row goes to the person whom the declared rules match. */
  public static FakeService.Reader list(String... rows) {
    return (task, sink) -> {
      push(task, sink, rows);
      return ReadOutcome.complete();
    };
  }

  /** Passes every row for the first subject, whether it matches or not. */
  public static FakeService.Reader claimingMatch(String... rows) {
    return (task, sink) -> {
      Identity who = task.subjects().get(0);
      for (String row : rows) {
        sink.record(who, RecordKey.of("k" + row.hashCode()), json(row), BY_ID);
      }
      return ReadOutcome.complete();
    };
  }

  public static void push(ReadTask task, RecordSink sink, String... rows) {
    for (int i = 0; i < rows.length; i++) {
      Content content = json(rows[i]);
      for (Identity who : task.subjects()) {
        Optional<Match> match = task.source().match(who, content);
        if (match.isPresent()) {
          sink.record(who, RecordKey.of("k" + i), content, match.get());
        }
      }
    }
  }
}
