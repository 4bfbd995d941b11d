package org.dsr4j.testkit.mutants.decorator;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.spi.RecordSink;

/** Buffers pushed records until it is told to pass them on. */
public final class BufferingSink implements RecordSink {

  private record Push(Identity who, RecordKey key, Content content, Match match) {}

  private final RecordSink engine;
  private final List<Push> kept = new ArrayList<>();

  public BufferingSink(RecordSink engine) {
    this.engine = engine;
  }

  @Override
  public void record(Identity who, RecordKey key, Content content, Match match) {
    kept.add(new Push(who, key, content, match));
  }

  /** These mutants do not use attachments. */
  @Override
  public void attachment(Identity who, RecordKey key, String mediaType, InputStream in) {}

  public void handOn(boolean backwards) {
    List<Push> all = new ArrayList<>(kept);
    if (backwards) {
      Collections.reverse(all);
    }
    all.forEach(push -> engine.record(push.who(), push.key(), push.content(), push.match()));
  }
}
