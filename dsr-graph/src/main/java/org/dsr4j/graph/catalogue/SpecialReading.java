package org.dsr4j.graph.catalogue;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.GraphAnswer;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.graph.GraphRequest;
import org.dsr4j.graph.RowConsumer;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/** What a {@link SpecialReader} works with. Used by one thread, for one reading. */
public interface SpecialReading {

  /**
   * The source.
   *
   * @return as declared
   */
  SourceDescriptor source();

  /**
   * The people.
   *
   * @return at least one
   */
  List<Identity> subjects();

  /**
   * Whether the directory said that it does not know the person.
   *
   * @param who one of {@link #subjects()}
   * @return see {@link org.dsr4j.spi.ReadTask#notIdentified}
   */
  default boolean notIdentified(Identity who) {
    return false;
  }

  /**
   * What the reading is for; only an export may have anything leave the service.
   *
   * @return see {@link org.dsr4j.spi.ReadTask#action}
   */
  default Action action() {
    return Action.DISCOVER;
  }

  /**
   * The request that a person is read for.
   *
   * @param who one of {@link #subjects()}
   * @return see {@link org.dsr4j.spi.ReadTask#request}
   */
  default Optional<DsrRequest> request(Identity who) {
    return Optional.empty();
  }

  /**
   * The catalogue name of the cloud.
   *
   * @return the name
   */
  String cloud();

  /**
   * Whether Graph's beta version may be asked.
   *
   * @return false when configuration switched it off
   */
  boolean beta();

  /**
   * The window of an audit.
   *
   * @return {@link Window#all()} elsewhere
   */
  Window window();

  /**
   * To be heeded between requests.
   *
   * @return the cancellation
   */
  Cancellation cancellation();

  /**
   * The connection, for long-running operations and downloads.
   *
   * @return the connection
   */
  GraphConnection connection();

  /**
   * Reads a list, as {@link GraphConnection#rows} does.
   *
   * @param request what to list
   * @param rows takes the rows
   * @return empty when it was read to its end
   */
  Optional<GraphFailure> rows(GraphRequest request, RowConsumer rows);

  /**
   * Reads an object, as {@link GraphConnection#object} does.
   *
   * @param request what to read
   * @return the object, or why there is none
   */
  GraphAnswer object(GraphRequest request);

  /**
   * Hands on a row of a tenant-wide list to whom it belongs; drops it when it is nobody's.
   *
   * @param key the row's key
   * @param row the row
   * @return for whom it was kept, possibly nobody
   */
  List<Identity> deliver(RecordKey key, Content row);

  /**
   * Hands on a row that was read under one person's own path, when the entry's rules say so.
   *
   * @param who the person whom the path names
   * @param key the row's key
   * @param row the row
   * @return how it matched, or empty when it was dropped
   */
  Optional<Match> deliver(Identity who, RecordKey key, Content row);

  /**
   * Hands on a file that belongs to a record delivered before.
   *
   * @param who the person
   * @param key the record's key
   * @param mediaType the file's type
   * @param in the file, read to its end before this returns
   */
  void attach(Identity who, RecordKey key, String mediaType, InputStream in);

  /**
   * Notes what could not be read.
   *
   * @param who whom it concerns, or null for everybody
   * @param part what and why, without personal data
   */
  void gap(@Nullable Identity who, OutcomePart part);
}
