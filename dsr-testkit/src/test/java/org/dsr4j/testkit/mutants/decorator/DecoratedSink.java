package org.dsr4j.testkit.mutants.decorator;

import java.io.InputStream;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.spi.RecordSink;

/** A decorator of the engine's sink; a mutant overrides the methods that it breaks. */
public class DecoratedSink implements RecordSink {

  private final RecordSink engine;
  private int pushed;

  public DecoratedSink(RecordSink engine) {
    this.engine = engine;
  }

  /** How many records were passed on. */
  public final int pushed() {
    return pushed;
  }

  @Override
  public void record(Identity who, RecordKey key, Content content, Match match) {
    pushed++;
    engine.record(who, key, content, match);
  }

  @Override
  public void attachment(Identity who, RecordKey key, String mediaType, InputStream in) {
    engine.attachment(who, key, mediaType, in);
  }
}
