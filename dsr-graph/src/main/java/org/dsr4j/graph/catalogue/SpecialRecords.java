package org.dsr4j.graph.catalogue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.dsr4j.graph.internal.send.SideBySide;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.RecordSink;

/**
 * Receives the rows of a {@link SpecialReader}, and keeps the rows that the entry's match rules
 * assign to a person. For one reading; reads side by side deliver in the order in which they were
 * started, one after another.
 */
public final class SpecialRecords {

  private final CatalogueEntry entry;
  private final RecordSink sink;
  private final PeopleIndex index;
  private final List<ReadPerson> people;
  private final MatchFieldCheck fields;

  SpecialRecords(
      CatalogueEntry entry, List<Identity> subjects, RecordSink sink, MatchFieldCheck fields) {
    this.entry = entry;
    this.sink = sink;
    this.fields = fields;
    people = subjects.stream().map(ReadPerson::of).toList();
    index = new PeopleIndex(entry.descriptor().matchRules(), people);
  }

  /**
   * Delivers a row of a tenant-wide list to the people to whom it belongs; drops it when there are
   * none.
   *
   * @param key the row's key
   * @param row the row
   * @return the people for whom it was kept, possibly none
   */
  public List<Identity> deliver(RecordKey key, Content row) {
    return deliver(key, row, (who, unused) -> false);
  }

  /**
   * Delivers a row of a tenant-wide list to the people to whom it belongs; the match can be limited
   * to weak.
   *
   * @param key the row's key
   * @param row the row
   * @param doubted whether the row may belong to another person although the entry's rules match
   * @return the people for whom it was kept, possibly none
   */
  public List<Identity> deliver(
      RecordKey key, Content row, BiPredicate<Identity, Content> doubted) {
    SideBySide.awaitTurn();
    List<Identity> kept = new ArrayList<>();
    boolean certain = false;
    for (ReadPerson person : index.candidates(row)) {
      Identity who = person.who();
      Optional<Match> match = entry.fieldMatch(who, row);
      if (match.isPresent()) {
        sink.record(who, key, row, doubted.test(who, row) ? weak(match.get()) : match.get());
        kept.add(who);
        certain |= match.get().strong();
      }
    }
    fields.table(people, entry.descriptor().title()).row(row, !kept.isEmpty(), certain);
    return kept;
  }

  private static Match weak(Match match) {
    return new Match(match.kind(), match.where(), Strength.WEAK);
  }

  /**
   * Delivers a row from a path that names one person, if the entry's rules match.
   *
   * @param who the person in the path
   * @param key the row's key
   * @param row the row
   * @return the match, or empty when it was dropped
   */
  public Optional<Match> deliver(Identity who, RecordKey key, Content row) {
    return deliver(ReadPerson.of(who), key, row);
  }

  /**
   * Delivers a row from a path that names one of a person's devices: it has no data about the
   * person's other devices.
   *
   * @param who the person
   * @param named the identifier in the path
   * @param key the row's key
   * @param row the row
   * @return the match, or empty when it was dropped
   */
  public Optional<Match> deliver(Identity who, Identifier named, RecordKey key, Content row) {
    return deliver(ReadPerson.of(who).through(named), key, row);
  }

  private Optional<Match> deliver(ReadPerson person, RecordKey key, Content row) {
    SideBySide.awaitTurn();
    Optional<Match> match = entry.addressMatch(person.seenAs(), row);
    match.ifPresent(found -> sink.record(person.who(), key, row, found));
    fields
        .table(List.of(person), entry.descriptor().title())
        .row(row, match.isPresent(), match.filter(Match::strong).isPresent());
    return match;
  }

  /**
   * Delivers a file that belongs to a delivered record.
   *
   * @param who the person
   * @param key the record's key
   * @param mediaType the file's type
   * @param in the file; read completely before the method returns
   */
  public void attach(Identity who, RecordKey key, String mediaType, InputStream in) {
    SideBySide.awaitTurn();
    sink.attachment(who, key, mediaType, in);
  }
}
