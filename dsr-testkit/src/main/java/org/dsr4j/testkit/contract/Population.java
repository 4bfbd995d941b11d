package org.dsr4j.testkit.contract;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dsr4j.model.DataSubject;
import org.jspecify.annotations.Nullable;

/**
 * The people in the service under test.
 *
 * <p>A missing person makes the rules fail that need this person: a harness cannot pass by leaving
 * people out, only by declaring a {@link Deviation}.
 */
public final class Population {

  private final SeededPerson person;
  private final SeededPerson namesake;
  private @Nullable SeededPerson recentlyJoinedPerson;
  private @Nullable SeededPerson personWithManyRecords;
  private @Nullable DataSubject unknown;
  private @Nullable DataSubject ambiguous;

  private Population(SeededPerson person, SeededPerson namesake) {
    this.person = requireNonNull(person, "person");
    this.namesake = requireNonNull(namesake, "namesake");
  }

  /**
   * The two people that every test needs.
   *
   * @param person a person with records in every readable source
   * @param namesake another person with the same or nearly the same display name, who has an
   *     address today that the first person had before, or the reverse
   * @return the population
   */
  public static Population of(SeededPerson person, SeededPerson namesake) {
    return new Population(person, namesake);
  }

  /**
   * Adds a person whom the service knows only by identifiers, without any records.
   *
   * @param someone the newcomer
   * @return this
   */
  public Population recentlyJoinedPerson(SeededPerson someone) {
    this.recentlyJoinedPerson = requireNonNull(someone, "someone");
    return this;
  }

  /**
   * Adds a person with at least {@link SeededPerson#MANY} records in one source.
   *
   * @param someone the prolific person; declare the source with {@link SeededPerson#withAnyRecords}
   * @return this
   */
  public Population personWithManyRecords(SeededPerson someone) {
    this.personWithManyRecords = requireNonNull(someone, "someone");
    return this;
  }

  /**
   * Adds identifiers that no person in the service has.
   *
   * @param subject the identifiers, of a kind that the service understands
   * @return this
   */
  public Population unknown(DataSubject subject) {
    this.unknown = requireNonNull(subject, "subject");
    return this;
  }

  /**
   * Adds an identifier that several people in the service have.
   *
   * @param subject the identifier
   * @return this
   */
  public Population ambiguous(DataSubject subject) {
    this.ambiguous = requireNonNull(subject, "subject");
    return this;
  }

  /**
   * The subject of the requests.
   *
   * @return a person with records
   */
  public SeededPerson person() {
    return person;
  }

  /**
   * A second person with the same display name.
   *
   * @return a person with other records
   */
  public SeededPerson namesake() {
    return namesake;
  }

  /**
   * A person whose account is new.
   *
   * @return empty when the harness names none
   */
  public Optional<SeededPerson> recentlyJoinedPerson() {
    return Optional.ofNullable(recentlyJoinedPerson);
  }

  /**
   * A person with more records than fit in memory.
   *
   * @return empty when the harness names none
   */
  public Optional<SeededPerson> personWithManyRecords() {
    return Optional.ofNullable(personWithManyRecords);
  }

  /**
   * A person whom the service does not know.
   *
   * @return empty when the harness names none
   */
  public Optional<DataSubject> unknown() {
    return Optional.ofNullable(unknown);
  }

  /**
   * Identifiers that match more than one person.
   *
   * @return empty when the harness names none
   */
  public Optional<DataSubject> ambiguous() {
    return Optional.ofNullable(ambiguous);
  }

  /**
   * All people with a small number of records.
   *
   * @return in no order
   */
  public List<SeededPerson> everyone() {
    List<SeededPerson> all = new ArrayList<>(List.of(person, namesake));
    recentlyJoinedPerson().ifPresent(all::add);
    return all;
  }
}
