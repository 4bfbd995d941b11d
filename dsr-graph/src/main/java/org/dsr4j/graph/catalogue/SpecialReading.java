package org.dsr4j.graph.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.catalogue.reading.CatalogueAdapter;
import org.dsr4j.graph.catalogue.reading.ReadPlan;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.graph.model.StreamConsumer;
import org.dsr4j.graph.operation.DownloadConsumer;
import org.dsr4j.graph.operation.DownloadLink;
import org.dsr4j.graph.operation.Downloads;
import org.dsr4j.graph.operation.LongRunningOperation;
import org.dsr4j.graph.operation.OperationPoller;
import org.dsr4j.graph.operation.OperationState;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
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
   * The connection, for what is neither a list nor an object nor a file.
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
  ObjectResult object(GraphRequest request);

  /**
   * Reads a body that is no JSON of Graph's own, as {@link GraphConnection#stream} does.
   *
   * @param request what to read
   * @param maxBytes how large it may be
   * @param consumer takes it
   * @return empty when it came whole
   * @throws IOException what the consumer threw
   */
  default Optional<GraphFailure> stream(
      GraphRequest request, long maxBytes, StreamConsumer consumer) throws IOException {
    return connection().stream(request, maxBytes, consumer, cancellation());
  }

  /**
   * Reads on behind a link, as {@link GraphConnection#follow} does.
   *
   * @param request what was read first
   * @param link the link
   * @param maxBytes how large the answer may be
   * @param consumer takes it
   * @return empty when it came whole
   * @throws IOException what the consumer threw
   */
  default Optional<GraphFailure> follow(
      GraphRequest request, String link, long maxBytes, StreamConsumer consumer)
      throws IOException {
    return connection().follow(request, link, maxBytes, consumer, cancellation());
  }

  /**
   * Waits until the service is done, as {@link OperationPoller#awaitAll} does.
   *
   * @param operations what to wait for
   * @return how each ended, in their order
   */
  default List<OperationState> await(List<LongRunningOperation> operations) {
    return new OperationPoller(connection()).awaitAll(operations, cancellation());
  }

  /**
   * Fetches what the service left in its storage, as {@link Downloads#fetch} does.
   *
   * @param link from where; a secret
   * @param consumer takes it
   * @return empty when it came whole
   * @throws IOException what the consumer threw
   */
  default Optional<GraphFailure> download(DownloadLink link, DownloadConsumer consumer)
      throws IOException {
    try (Downloads downloads = Downloads.builder(connection().cloud()).build()) {
      return downloads.fetch(link, consumer, cancellation());
    }
  }

  /**
   * The person's identifiers of a kind, to ask with; notes a gap where there are none although the
   * service knows the person.
   *
   * @param who the person
   * @param kind the kind
   * @param place what they are needed for, without values
   * @return each value once
   */
  default List<String> needed(Identity who, IdentifierKind kind, String place) {
    List<String> values =
        who.identifiers(kind).stream().map(known -> known.identifier().value()).distinct().toList();
    if (values.isEmpty() && !notIdentified(who)) {
      gap(who, ReadPlan.unknown(place));
    }
    return values;
  }

  /**
   * Whether a version may be asked; notes a gap where not.
   *
   * @param version the version
   * @param place what it is needed for, without values
   * @return false when it is beta and configuration switched that off
   */
  default boolean mayAsk(GraphVersion version, String place) {
    boolean may = version != GraphVersion.BETA || beta();
    if (!may) {
      gap(null, CatalogueAdapter.betaSwitchedOff(place));
    }
    return may;
  }

  /**
   * Whether configuration switches on what is off by default.
   *
   * @param key the adapter's key
   * @return true when it is set to "true"
   */
  default boolean switchedOn(String key) {
    return false;
  }

  /**
   * Whether any of the people could be recognised in a row of the whole tenant; notes a gap for
   * each who could not, although the service knows that person.
   *
   * @param place what is to be read, without values
   * @return false when there is no use in reading it
   */
  default boolean anyoneMatchable(String place) {
    boolean any = false;
    for (Identity who : subjects()) {
      if (source().matchRules().stream()
          .anyMatch(rule -> !who.identifiers(rule.kind()).isEmpty())) {
        any = true;
      } else if (!notIdentified(who)) {
        gap(who, ReadPlan.unknown(place));
      }
    }
    return any;
  }

  /**
   * Hands on a row of a tenant-wide list to whom it belongs; drops it when it is nobody's.
   *
   * @param key the row's key
   * @param row the row
   * @return for whom it was kept, possibly nobody
   */
  List<Identity> deliver(RecordKey key, Content row);

  /**
   * Hands on a row of a tenant-wide list to whom it belongs, as a weak match where there is doubt.
   *
   * @param key the row's key
   * @param row the row
   * @param doubted whether the row may be somebody else's although the entry's rules name a person
   * @return for whom it was kept, possibly nobody
   */
  List<Identity> deliver(RecordKey key, Content row, BiPredicate<Identity, Content> doubted);

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
   * Hands on a row that was read under a path that names one of a person's devices: it says nothing
   * about the person's other devices.
   *
   * @param who the person
   * @param named the identifier in the path
   * @param key the row's key
   * @param row the row
   * @return how it matched, or empty when it was dropped
   */
  Optional<Match> deliver(Identity who, Identifier named, RecordKey key, Content row);

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
   * Notes what Graph would not let be read.
   *
   * @param who whom it concerns, or null for everybody
   * @param place where, without values
   * @param failure why
   */
  default void failed(@Nullable Identity who, String place, GraphFailure failure) {
    gap(who, failure.asGap(place));
  }

  /**
   * Notes what Graph would not let be read, where a 404 may mean that there is nothing; of a
   * deleted account it does not.
   *
   * @param who whom it concerns
   * @param place where, without values
   * @param failure why
   */
  default void failedUnlessNone(Identity who, String place, GraphFailure failure) {
    if (failure.error() != GraphError.NOT_FOUND) {
      failed(who, place, failure);
    }
  }

  /**
   * Notes what could not be read.
   *
   * @param who whom it concerns, or null for everybody
   * @param part what and why, without personal data
   */
  void gap(@Nullable Identity who, Gap part);
}
