package org.dsr4j.spi;

import java.io.InputStream;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;

/**
 * Takes records from an adapter. Used by one thread at a time; may block to hold back a fast
 * reader.
 *
 * <p>The engine checks the match against the source's declared rules, withholds secrets, drops
 * byte-equal repetitions and counts: an adapter counts nothing.
 */
public interface RecordSink {

  /**
   * Takes a record.
   *
   * @param who one of the task's subjects
   * @param key the record's key within the source
   * @param content what the service sent
   * @param match why it is the person's
   */
  void record(Identity who, RecordKey key, Content content, Match match);

  /**
   * Takes a binary attachment of a record, read to its end before this returns. What belongs to a
   * record that is held back or refused is held back with it.
   *
   * @param who one of the task's subjects
   * @param key the record it belongs to, pushed before
   * @param mediaType its media type, for instance {@code image/jpeg}
   * @param in the bytes; left open
   */
  void attachment(Identity who, RecordKey key, String mediaType, InputStream in);
}
