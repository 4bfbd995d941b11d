package org.dsr4j.graph.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dsr4j.graph.internal.send.SideBySide;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.jspecify.annotations.Nullable;

/**
 * The context of a {@link SpecialReader}: the task, the requests, the records, and the gaps. Used
 * for one reading. Reads may run side by side: their rows and gaps are taken in the order in which
 * the reads were started.
 */
public final class SpecialReading {

  private final ReadTask task;
  private final CatalogueEntry entry;
  private final ReadingOptions allowed;
  private final GapSink gaps;
  private final SpecialRequests requests;
  private final SpecialRecords records;
  private final Set<String> delivered;

  public SpecialReading(
      GraphReader graph,
      ReadingOptions allowed,
      CatalogueEntry entry,
      ReadTask task,
      RecordSink sink,
      MatchFieldCheck fields,
      Set<String> delivered,
      GapSink gaps) {
    this.delivered = delivered;
    this.task = task;
    this.entry = entry;
    this.allowed = allowed;
    this.gaps = gaps;
    requests = new SpecialRequests(graph, task.cancellation());
    records = new SpecialRecords(entry, task.subjects(), sink, fields);
  }

  /**
   * Returns the task: the source, the people, the window of an audit, and the cancellation.
   *
   * @return the task from the engine
   */
  public ReadTask task() {
    return task;
  }

  /**
   * Returns the sender of requests to Graph.
   *
   * @return the sender, with the task's cancellation
   */
  public SpecialRequests graph() {
    return requests;
  }

  /**
   * Returns the receiver of rows.
   *
   * @return the receiver, which keeps the rows of the task's people
   */
  public SpecialRecords records() {
    return records;
  }

  /**
   * Whether a read of the entry delivered a row with an id.
   *
   * @param id the id, in any spelling
   * @return false when the lists left it out
   */
  public boolean wasDelivered(Identifier id) {
    return delivered.stream().anyMatch(id::matches);
  }

  /**
   * Whether requests to a version are allowed; adds a gap if not.
   *
   * @param version the version
   * @param place the data that need it, without values
   * @return false when it is beta and the configuration disables beta
   */
  public boolean mayAsk(GraphVersion version, String place) {
    boolean may = version != GraphVersion.BETA || allowed.beta();
    if (!may) {
      gap(null, CatalogueGaps.betaSwitchedOff(place));
    }
    return may;
  }

  /**
   * Returns the person's identifiers of a kind, for requests. Adds a gap if there are none although
   * the service has an account of the person.
   *
   * @param who the person
   * @param kind the kind
   * @param place the data that need them, without values
   * @return each value once
   */
  public List<String> needed(Identity who, IdentifierKind kind, String place) {
    List<String> values =
        who.identifiers(kind).stream()
            .map(known -> known.identifier())
            .map(Identifier::value)
            .distinct()
            .toList();
    if (values.isEmpty()) {
      identifierUnknown(who, place);
    }
    return values;
  }

  /**
   * Whether any of the people could match a row of the whole tenant. Adds a gap for each person who
   * could not, although the service has an account of that person.
   *
   * @param place the data to read, without values
   * @return false when the read could find no data
   */
  public boolean anyoneMatchable(String place) {
    boolean any = false;
    for (Identity who : task.subjects()) {
      if (entry.canMatch(who)) {
        any = true;
      } else {
        identifierUnknown(who, place);
      }
    }
    return any;
  }

  private void identifierUnknown(Identity who, String place) {
    if (!task.notIdentified(who) && !KnownWithoutAccount.matches(who)) {
      gap(who, CatalogueGaps.identifierUnknown(place));
    }
  }

  /**
   * Adds a gap for a failed request.
   *
   * @param who the person, or null for all people
   * @param place the endpoint, without values
   * @param failure the reason
   */
  public void failed(@Nullable Identity who, String place, GraphFailure failure) {
    missing(who, place, false, failure).ifPresent(part -> gap(who, part));
  }

  /**
   * Adds a gap for a failed request, if a 404 means that there are no data. For a deleted account a
   * 404 has no such meaning.
   *
   * @param who the affected person
   * @param place the endpoint, without values
   * @param failure the reason
   */
  public void failedUnlessNone(Identity who, String place, GraphFailure failure) {
    missing(who, place, true, failure).ifPresent(part -> gap(who, part));
  }

  private Optional<Gap> missing(
      @Nullable Identity who, String place, boolean noneOn404, GraphFailure failure) {
    List<Identity> people = who == null ? task.subjects() : List.of(who);
    return new NotFoundPolicy(task)
        .gap(place, place.contains("/users/"), noneOn404, people, failure);
  }

  /**
   * Adds a gap.
   *
   * @param who the person, or null for all people
   * @param part the missing part and the reason, without personal data
   */
  public void gap(@Nullable Identity who, Gap part) {
    SideBySide.awaitTurn();
    gaps.add(who, part);
  }

  /**
   * Reads the data of each person, of several people at the same time.
   *
   * @param read called once for each person of the task, unless the task was cancelled before
   */
  public void eachPerson(Consumer<Identity> read) {
    requests.sideBySide(
        task.subjects().stream()
            .map(
                who ->
                    (Runnable)
                        () -> {
                          if (!task.cancellation().isCancelled()) {
                            read.accept(who);
                          }
                        })
            .toList());
  }
}
