package org.dsr4j.spi;

import java.io.InputStream;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;

/**
 * Receives records from an adapter. One thread uses it at a time. A call may block to slow down a
 * fast reader.
 *
 * <p>The engine checks the match against the declared rules of the source, withholds secrets,
 * removes byte-equal duplicates, and counts. An adapter does not count.
 */
public interface RecordSink {

  /**
   * Receives a record.
   *
   * @param who one of the subjects of the task
   * @param key the key of the record within the source
   * @param content the content that the service sent
   * @param match why the record belongs to the person
   */
  void record(Identity who, RecordKey key, Content content, Match match);

  /**
   * Receives a binary attachment of a record, and reads it completely before this returns. An
   * attachment of a quarantined or rejected record is not delivered either.
   *
   * @param who one of the subjects of the task
   * @param key the key of its record, which was passed before
   * @param mediaType its media type, for example {@code image/jpeg}
   * @param in the bytes; not closed
   */
  void attachment(Identity who, RecordKey key, String mediaType, InputStream in);
}
