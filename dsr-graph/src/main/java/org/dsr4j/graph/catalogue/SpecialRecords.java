package org.dsr4j.graph.catalogue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.RecordSink;

/**
 * Takes the rows that a {@link SpecialReader} has read, and keeps those that the entry's match
 * rules assign to a person. Used by one thread, for one reading.
 */
public final class SpecialRecords {

  private final CatalogueEntry entry;
  private final RecordSink sink;
  private final PeopleIndex index;

  SpecialRecords(CatalogueEntry entry, List<Identity> subjects, RecordSink sink) {
    this.entry = entry;
    this.sink = sink;
    index =
        new PeopleIndex(
            entry.descriptor().matchRules(), subjects.stream().map(ReadPerson::of).toList());
  }

  /**
   * Delivers a row of a tenant-wide list to the people it belongs to; drops it when there is none.
   *
   * @param key the row's key
   * @param row the row
   * @return for whom it was kept, possibly nobody
   */
  public List<Identity> deliver(RecordKey key, Content row) {
    return deliver(key, row, (who, unused) -> false);
  }

  /**
   * Delivers a row of a tenant-wide list to the people it belongs to, as a weak match where there
   * is doubt.
   *
   * @param key the row's key
   * @param row the row
   * @param doubted whether the row may be somebody else's although the entry's rules name a person
   * @return for whom it was kept, possibly nobody
   */
  public List<Identity> deliver(
      RecordKey key, Content row, BiPredicate<Identity, Content> doubted) {
    List<Identity> kept = new ArrayList<>();
    for (ReadPerson person : index.candidates(row)) {
      Identity who = person.who();
      Optional<Match> match = entry.fieldMatch(who, row);
      if (match.isPresent()) {
        sink.record(who, key, row, doubted.test(who, row) ? weak(match.get()) : match.get());
        kept.add(who);
      }
    }
    return kept;
  }

  private static Match weak(Match match) {
    return new Match(match.kind(), match.where(), Strength.WEAK);
  }

  /**
   * Delivers a row that was read under one person's own path, when the entry's rules say so.
   *
   * @param who the person that the path names
   * @param key the row's key
   * @param row the row
   * @return how it matched, or empty when it was dropped
   */
  public Optional<Match> deliver(Identity who, RecordKey key, Content row) {
    return deliver(ReadPerson.of(who), key, row);
  }

  /**
   * Delivers a row that was read under a path that names one of a person's devices: it says nothing
   * about the person's other devices.
   *
   * @param who the person
   * @param named the identifier in the path
   * @param key the row's key
   * @param row the row
   * @return how it matched, or empty when it was dropped
   */
  public Optional<Match> deliver(Identity who, Identifier named, RecordKey key, Content row) {
    return deliver(ReadPerson.of(who).through(named), key, row);
  }

  private Optional<Match> deliver(ReadPerson person, RecordKey key, Content row) {
    Optional<Match> match = entry.descriptor().match(person.seenAs(), row);
    match.ifPresent(found -> sink.record(person.who(), key, row, found));
    return match;
  }

  /**
   * Delivers a file that belongs to a record delivered before.
   *
   * @param who the person
   * @param key the record's key
   * @param mediaType the file's type
   * @param in the file, read to its end before this returns
   */
  public void attach(Identity who, RecordKey key, String mediaType, InputStream in) {
    sink.attachment(who, key, mediaType, in);
  }
}
