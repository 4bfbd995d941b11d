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
 * <p>Only for the time of the read: after {@code read} has returned, every call throws a {@link
 * org.dsr4j.model.DsrException} with {@link org.dsr4j.model.DsrError#CONTRACT_BREACH}.
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
   * attachment of a quarantined or rejected record is not delivered either. An attachment without a
   * record is a breach of contract; a too large one is not read to its end. The same attachment of
   * the same record is stored once.
   *
   * @param who one of the subjects of the task
   * @param key the key of its record, which was passed before
   * @param mediaType its media type, for example {@code image/jpeg}
   * @param in the bytes; not closed
   */
  void attachment(Identity who, RecordKey key, String mediaType, InputStream in);
}
