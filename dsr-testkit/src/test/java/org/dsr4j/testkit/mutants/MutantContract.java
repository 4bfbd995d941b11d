package org.dsr4j.testkit.mutants;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.junit.AdapterContract;
import org.dsr4j.testkit.memory.MemoryHarness;
import org.jspecify.annotations.Nullable;

/** A contract test like that of a vendor, for any adapter. Run by {@link MutantRun}. */
final class MutantContract extends AdapterContract {

  /** JUnit creates test classes, so that no argument can be passed to a constructor. */
  private static @Nullable Supplier<AdapterHarness> harness;

  private static boolean begun;

  static void tryOut(Supplier<AdapterHarness> next) {
    harness = next;
    begun = false;
  }

  /** The first service is read and has many rows; the others are changed. */
  @Override
  protected AdapterHarness harness() {
    AdapterHarness next = requireNonNull(harness).get();
    boolean first = !begun;
    begun = true;
    return first || !(next instanceof MemoryHarness memory) ? next : memory.small();
  }
}
