package org.dsr4j.testkit.internal.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values for the placeholders of one row: {@code ${guid}}, {@code ${guid:name}} (the same
 * within a row), {@code ${shared:name}} (the same within a tenant), {@code ${owned:name}} (the same
 * for a user), {@code ${time}}, {@code ${time+seconds}}, {@code ${digits:n}}, {@code ${hex:n}},
 * {@code ${pick:a,b}}, {@code ${index}}, and {@code ${subject.property}} for the subjects of the
 * row. Used by one thread.
 */
public final class RowValues {

  /** Returns the properties of one subject, such as a user. */
  public interface Subject {
    /**
     * {@return the characters of a property, or null when the subject has no such property}
     *
     * @param property the property's name
     */
    @Nullable String value(String property);
  }

  private final Seed shared;
  private final Seed seed;
  private final Instant time;
  private final int index;
  private final Map<String, Subject> subjects;
  private final Map<String, String> named = new HashMap<>(2);

  /**
   * Creates the values of one row.
   *
   * @param shared the tenant's seed
   * @param seed the row's seed
   * @param time the row's time
   * @param index the row's index among rows of its kind
   * @param subjects the subjects of the row, by their names in templates
   */
  public RowValues(Seed shared, Seed seed, Instant time, int index, Map<String, Subject> subjects) {
    this.shared = shared;
    this.seed = seed;
    this.time = time;
    this.index = index;
    this.subjects = subjects;
  }

  /** Returns the characters for a placeholder. */
  String of(TemplatePlaceholder gap) {
    if (gap.isProperty()) {
      return ofSubject(gap.name(), gap.argument());
    }
    return switch (gap.name()) {
      case "guid" -> gap.argument().isEmpty() ? seed.guid() : named(gap.argument());
      case "shared" -> shared.child("shared " + gap.argument()).guid();
      case "owned" -> shared.child("owned " + gap.argument() + ofSubject("user", "id")).guid();
      case "digits" -> seed.digits(gap.number());
      case "hex" -> seed.hex(gap.number());
      case "pick" -> gap.choices().get(seed.below(gap.choices().size()));
      case "time" -> format(time.plusSeconds(gap.number()));
      case "index" -> Integer.toString(index);
      default ->
          throw new IllegalStateException("unknown placeholder in a row template: " + gap.name());
    };
  }

  private String named(String name) {
    return named.computeIfAbsent(name, key -> seed.child(key).guid());
  }

  /** Formats a time as Graph does: with seconds, in UTC. */
  static String format(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private String ofSubject(String name, String property) {
    Subject subject = subjects.get(name);
    String value = subject == null ? null : subject.value(property);
    return value == null ? "" : value;
  }
}
