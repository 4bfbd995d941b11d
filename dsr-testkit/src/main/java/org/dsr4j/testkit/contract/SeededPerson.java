package org.dsr4j.testkit.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.model.DataSubject;

/**
 * A person in the service under test, with the person's records.
 *
 * <p>Filled while the service is seeded, only read afterwards. Not thread-safe while it is filled.
 */
public final class SeededPerson {

  /** The minimum number of records of a prolific person. */
  public static final int MANY = 10_000;

  private final List<DataSubject> lookUps;
  private final Map<String, List<String>> held = new LinkedHashMap<>();
  private final Map<String, List<String>> weak = new LinkedHashMap<>();
  private final Map<String, Map<String, Instant>> dates = new LinkedHashMap<>();
  private final Set<String> some = new LinkedHashSet<>();
  private final Set<String> identifyingTexts = new LinkedHashSet<>();

  private SeededPerson(List<DataSubject> ways) {
    this.lookUps = ways;
  }

  /**
   * A person.
   *
   * @param ways every way to name the person that the service understands; each must result in the
   *     same identity
   * @return the person, without records
   */
  public static SeededPerson identifiedBy(DataSubject... ways) {
    if (ways.length == 0) {
      throw new IllegalArgumentException("a person needs at least one way to be named");
    }
    return new SeededPerson(List.of(ways));
  }

  /**
   * Declares that a source has exactly these records of the person, and those of further calls.
   *
   * @param source the source's id
   * @param json one JSON object each, token by token as the adapter must push it
   * @return this
   */
  public SeededPerson withRecords(String source, String... json) {
    held.computeIfAbsent(source, any -> new ArrayList<>()).addAll(List.of(json));
    return this;
  }

  /**
   * Declares that a source has one more record of the person with a date; for audit trails.
   *
   * @param source the source's id
   * @param at the date of the record
   * @param json a JSON object, token by token as the adapter must push it
   * @return this
   */
  public SeededPerson withRecordAt(String source, Instant at, String json) {
    dates.computeIfAbsent(source, any -> new LinkedHashMap<>()).put(json, at);
    return withRecords(source, json);
  }

  /**
   * Declares that each of these sources has at least one record of the person. Prefer {@link
   * #withRecords}, which checks more.
   *
   * @param sources the sources' ids
   * @return this
   */
  public SeededPerson withAnyRecords(String... sources) {
    some.addAll(List.of(sources));
    return this;
  }

  /**
   * Declares that a source has a record that only a recycled or shared identifier connects with the
   * person. Such a record may be quarantined but must not be delivered.
   *
   * @param source the source's id
   * @param json one JSON object each
   * @return this
   */
  public SeededPerson withWeakRecords(String source, String... json) {
    weak.computeIfAbsent(source, any -> new ArrayList<>()).addAll(List.of(json));
    return this;
  }

  /**
   * Adds texts that occur only in this person's records: an object id, a mail address, a serial
   * number. The kit searches for them in the records of all other people, in logs and in messages.
   *
   * @param texts the texts, each at least six characters long
   * @return this
   */
  public SeededPerson identifyingTexts(String... texts) {
    for (String text : texts) {
      if (text.length() < 6) {
        throw new IllegalArgumentException(
            "a mark of fewer than six characters can occur by chance");
      }
      identifyingTexts.add(text);
    }
    return this;
  }

  /**
   * The ways to name the person.
   *
   * @return at least one
   */
  public List<DataSubject> lookUps() {
    return lookUps;
  }

  /**
   * The records of a source if all of them are known, otherwise an empty list; see {@link
   * #isExact}.
   *
   * @param source the id of a source
   * @return the contents as JSON
   */
  public List<String> records(String source) {
    return held.getOrDefault(source, List.of());
  }

  /**
   * Whether all records of a source are known.
   *
   * @param source the id of a source
   * @return false when there may be more
   */
  public boolean isExact(String source) {
    return held.containsKey(source) && !some.contains(source);
  }

  /**
   * Whether the source has records of the person.
   *
   * @param source the id of a source
   * @return true when it holds at least one record
   */
  public boolean hasRecords(String source) {
    return held.containsKey(source) || some.contains(source);
  }

  /**
   * The records that only a reusable identifier connects with the person.
   *
   * @param source the id of a source
   * @return the contents as JSON
   */
  public List<String> weakRecords(String source) {
    return weak.getOrDefault(source, List.of());
  }

  /**
   * The sources with such records.
   *
   * @return source ids
   */
  public Set<String> weakSources() {
    return weak.keySet();
  }

  /**
   * When records were written.
   *
   * @param source the id of a source
   * @return times by content
   */
  public Map<String, Instant> recordTimes(String source) {
    return dates.getOrDefault(source, Map.of());
  }

  /**
   * Texts that identify the person and must not appear in logs or errors.
   *
   * @return all of them
   */
  public Set<String> identifyingTexts() {
    return identifyingTexts;
  }

  @Override
  public String toString() {
    return "SeededPerson[" + held.keySet() + some + "]";
  }
}
