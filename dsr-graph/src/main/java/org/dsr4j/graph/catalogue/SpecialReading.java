package org.dsr4j.graph.catalogue;

import java.util.List;
import java.util.Optional;
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
 * What a {@link SpecialReader} works with: the task, the requests, the records, and the gaps. Used
 * by one thread, for one reading.
 */
public final class SpecialReading {

  private final ReadTask task;
  private final CatalogueEntry entry;
  private final ReadingOptions allowed;
  private final GapSink gaps;
  private final SpecialRequests requests;
  private final SpecialRecords records;

  public SpecialReading(
      GraphReader graph,
      ReadingOptions allowed,
      CatalogueEntry entry,
      ReadTask task,
      RecordSink sink,
      GapSink gaps) {
    this.task = task;
    this.entry = entry;
    this.allowed = allowed;
    this.gaps = gaps;
    requests = new SpecialRequests(graph, task.cancellation());
    records = new SpecialRecords(entry, task.subjects(), sink);
  }

  /**
   * The task: the source, the people, the window of an audit, and the cancellation.
   *
   * @return as the engine gave it
   */
  public ReadTask task() {
    return task;
  }

  /**
   * Sends requests to Graph.
   *
   * @return bound to the task's cancellation
   */
  public SpecialRequests graph() {
    return requests;
  }

  /**
   * Takes the rows that were read.
   *
   * @return keeps the rows of the task's people
   */
  public SpecialRecords records() {
    return records;
  }

  /**
   * Whether configuration switches on what is off by default.
   *
   * @param key the adapter's key
   * @return true when it is set to "true"
   */
  public boolean switchedOn(String key) {
    return allowed.optionalSwitches().test(key);
  }

  /**
   * Whether requests to a version are allowed; notes a gap if not.
   *
   * @param version the version
   * @param place what it is needed for, without values
   * @return false when it is beta and configuration switched that off
   */
  public boolean mayAsk(GraphVersion version, String place) {
    boolean may = version != GraphVersion.BETA || allowed.beta();
    if (!may) {
      gap(null, CatalogueGaps.betaSwitchedOff(place));
    }
    return may;
  }

  /**
   * The person's identifiers of a kind, to ask with; notes a gap where there are none although the
   * service knows the person by an account.
   *
   * @param who the person
   * @param kind the kind
   * @param place what they are needed for, without values
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
   * Whether any of the people could be recognised in a row of the whole tenant; notes a gap for
   * each who could not, although the service knows that person by an account.
   *
   * @param place what is to be read, without values
   * @return false when reading it could find nothing
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
   * Notes a request that failed.
   *
   * @param who the person it concerns, or null for all
   * @param place where, without values
   * @param failure why
   */
  public void failed(@Nullable Identity who, String place, GraphFailure failure) {
    missing(who, place, false, failure).ifPresent(part -> gap(who, part));
  }

  /**
   * Notes a request that failed, where a 404 means that there is nothing; for a deleted account it
   * does not mean that.
   *
   * @param who the person it concerns
   * @param place where, without values
   * @param failure why
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
   * Notes what could not be read.
   *
   * @param who the person it concerns, or null for all
   * @param part what and why, without personal data
   */
  public void gap(@Nullable Identity who, Gap part) {
    gaps.add(who, part);
  }
}
