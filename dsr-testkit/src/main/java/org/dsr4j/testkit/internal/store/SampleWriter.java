package org.dsr4j.testkit.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.RowValues.Subject;

/** Adds sample rows about a subject to a tenant. Safe for use by several threads. */
public final class SampleWriter {

  private static final String PARENTS = "parent";
  private static final Duration NEWEST_AGE = Duration.ofHours(1);
  private static final Duration STEP = Duration.ofMinutes(37);
  private static final Pattern GAP = Pattern.compile("\\$\\{([^}]*)}");

  private final TenantStore store;
  private final Seed seed;
  private final Map<String, Integer> written = new ConcurrentHashMap<>();

  /**
   * Creates a writer.
   *
   * @param store the rows
   * @param seed the seed
   */
  public SampleWriter(TenantStore store, Seed seed) {
    this.store = store;
    this.seed = seed;
  }

  /**
   * Adds rows, the newest of them an hour old.
   *
   * @param name the samples' name
   * @param owner distinguishes this subject's rows from those of others
   * @param subjects the subjects of the rows
   * @param count how many rows
   * @param now the tenant's time
   */
  public void write(
      String name, String owner, Map<String, Subject> subjects, int count, Instant now) {
    if (count < 0) {
      throw new IllegalArgumentException("a number of rows cannot be negative: " + count);
    }
    if (count > 0 && Sample.named(name).stream().anyMatch(Sample::isChildRow)) {
      writeParents(now);
    }
    int first = written.merge(name + " " + owner, count, Integer::sum) - count;
    for (Sample sample : Sample.named(name)) {
      if (count > 0) {
        write(sample, seed.child(name).child(owner), subjects, first, count, now);
      }
    }
  }

  /** {@return the saved current numbering of rows} */
  public SavedState saveState() {
    return SavedState.of(written);
  }

  /** Adds policies, scripts and similar objects when the first row refers to them. */
  private void writeParents(Instant now) {
    if (written.putIfAbsent(PARENTS, 1) != null) {
      return;
    }
    Seed administrator = seed.child("administrator");
    Subject maker =
        property -> property.equals("id") ? administrator.child("id").guid() : "administrator";
    for (String name : Sample.names(PARENTS)) {
      write(name, PARENTS, Map.of("user", maker), 1, now);
    }
  }

  private void write(
      Sample sample, Seed rows, Map<String, Subject> subjects, int first, int count, Instant now) {
    Map<String, String> keys = keys(sample, subjects, now);
    RowBlock block =
        new RowBlock(
            count,
            index -> {
              int number = first + index;
              RowValues values =
                  new RowValues(seed, rows.child(number), time(now, number), number, subjects);
              return sample.row(values, keys);
            },
            index -> time(now, first + index).toEpochMilli(),
            keys);
    String path = filled(sample.path(), subjects, now);
    for (PublishedVersion version : sample.versions()) {
      store.list(version, store.canonicalPath(version, path)).add(block);
    }
  }

  private Map<String, String> keys(Sample sample, Map<String, Subject> subjects, Instant now) {
    Map<String, String> keys = new HashMap<>();
    sample.keys().forEach((path, value) -> keys.put(path, filled(value, subjects, now)));
    return keys;
  }

  private String filled(String text, Map<String, Subject> subjects, Instant now) {
    RowValues values = new RowValues(seed, seed.child(text), now, 0, subjects);
    return GAP.matcher(text)
        .replaceAll(
            gap -> Matcher.quoteReplacement(values.of(TemplatePlaceholder.of(gap.group(1)))));
  }

  private static Instant time(Instant now, int number) {
    return now.minus(NEWEST_AGE).minus(STEP.multipliedBy(number));
  }
}
