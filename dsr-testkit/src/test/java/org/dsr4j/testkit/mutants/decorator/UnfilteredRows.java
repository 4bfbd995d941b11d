package org.dsr4j.testkit.mutants.decorator;

import java.nio.charset.StandardCharsets;
import org.dsr4j.model.Content;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.testkit.memory.MemoryService;

/** Pushes the rows of all people of a source for the requested person. */
public final class UnfilteredRows {

  private UnfilteredRows() {}

  public static ReadOutcome rows(AdapterContext context, ReadTask task, RecordSink sink) {
    Match claimed = new Match(IdentifierKind.OBJECT_ID, Match.ADDRESS, Strength.STRONG);
    for (String row : context.resource(MemoryService.class).storedRows(task.source().id())) {
      Content content = Content.ofJson(row.getBytes(StandardCharsets.UTF_8));
      RecordKey key = RecordKey.of(content.text("id").orElseThrow());
      for (Identity subject : task.subjects()) {
        sink.record(subject, key, content, claimed);
      }
    }
    return ReadOutcome.complete();
  }
}
