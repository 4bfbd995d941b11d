package org.dsr4j.testkit.internal.throttle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.testkit.internal.schema.TableResource;

/** Every published limit that the simulator knows. Immutable, shared by all tenants of the JVM. */
public final class BucketTable {

  private static final String DIRECTORY = "directory";

  private final List<Bucket> buckets = new ArrayList<>();
  private final Bucket directory;

  private BucketTable() {
    Map<String, PathRule> groups = new HashMap<>();
    for (String line : TableResource.lines("limits.txt")) {
      if (line.startsWith("@")) {
        String[] sides = line.split("\\s*=\\s*", 2);
        groups.put(sides[0], PathRule.of(sides[1], Map.of()));
      } else {
        buckets.add(Bucket.of(line, groups));
      }
    }
    directory = buckets.stream().filter(BucketTable::isDirectory).findFirst().orElseThrow();
  }

  /** {@return the table} */
  public static BucketTable get() {
    return Holder.TABLE;
  }

  /** {@return all buckets in the order of the table} */
  public List<Bucket> buckets() {
    return List.copyOf(buckets);
  }

  /**
   * {@return whether the directory counts a call in resource units and reports them in its headers}
   *
   * @param call the call
   */
  public boolean isDirectory(Call call) {
    return directory.counts(call);
  }

  static boolean isDirectory(Bucket bucket) {
    return bucket.name().equals(DIRECTORY);
  }

  private static final class Holder {
    static final BucketTable TABLE = new BucketTable();
  }
}
