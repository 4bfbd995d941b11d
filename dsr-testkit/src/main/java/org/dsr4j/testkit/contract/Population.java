package org.dsr4j.testkit.contract;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dsr4j.model.DataSubject;
import org.jspecify.annotations.Nullable;

/**
 * Who is in the service under test.
 *
 * <p>Whoever is missing makes the rules fail that need them: a harness cannot pass by leaving
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
   * @param person someone of whom every readable source holds something
   * @param namesake someone else with the same or nearly the same display name, who carries an
   *     address today that was once the person's, or the other way round
   * @return the population
   */
  public static Population of(SeededPerson person, SeededPerson namesake) {
    return new Population(person, namesake);
  }

  /**
   * Adds someone whom the service knows, and of whom it holds nothing but what it is known by.
   *
   * @param someone the newcomer
   * @return this
   */
  public Population recentlyJoinedPerson(SeededPerson someone) {
    this.recentlyJoinedPerson = requireNonNull(someone, "someone");
    return this;
  }

  /**
   * Adds someone of whom one source holds at least {@link SeededPerson#MANY} records.
   *
   * @param someone the prolific person; declare the source with {@link SeededPerson#withAnyRecords}
   * @return this
   */
  public Population personWithManyRecords(SeededPerson someone) {
    this.personWithManyRecords = requireNonNull(someone, "someone");
    return this;
  }

  /**
   * Adds identifiers that nobody in the service carries.
   *
   * @param subject the identifiers, of a kind that the service understands
   * @return this
   */
  public Population unknown(DataSubject subject) {
    this.unknown = requireNonNull(subject, "subject");
    return this;
  }

  /**
   * Adds an identifier that several people in the service carry.
   *
   * @param subject the identifier
   * @return this
   */
  public Population ambiguous(DataSubject subject) {
    this.ambiguous = requireNonNull(subject, "subject");
    return this;
  }

  /**
   * The person whom requests are about.
   *
   * @return with records
   */
  public SeededPerson person() {
    return person;
  }

  /**
   * A second person with the same display name.
   *
   * @return with records of their own
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
   * Identifiers that fit more than one person.
   *
   * @return empty when the harness names none
   */
  public Optional<DataSubject> ambiguous() {
    return Optional.ofNullable(ambiguous);
  }

  /**
   * Everyone whose records are few enough to be kept.
   *
   * @return in no order
   */
  public List<SeededPerson> everyone() {
    List<SeededPerson> all = new ArrayList<>(List.of(person, namesake));
    recentlyJoinedPerson().ifPresent(all::add);
    return all;
  }
}
