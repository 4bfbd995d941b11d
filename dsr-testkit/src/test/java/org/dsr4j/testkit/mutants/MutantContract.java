package org.dsr4j.testkit.mutants;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.junit.AdapterContract;
import org.dsr4j.testkit.memory.MemoryHarness;
import org.jspecify.annotations.Nullable;

/** A vendor's contract test, over whichever adapter is to be tried. Run by {@link MutantRun}. */
final class MutantContract extends AdapterContract {

  /** The kit makes test classes by itself, so that nothing can be handed to a constructor. */
  private static @Nullable Supplier<AdapterHarness> harness;

  private static boolean begun;

  static void tryOut(Supplier<AdapterHarness> next) {
    harness = next;
    begun = false;
  }

  /** The first service is read, and holds much; in the others something is changed. */
  @Override
  protected AdapterHarness harness() {
    AdapterHarness next = requireNonNull(harness).get();
    boolean first = !begun;
    begun = true;
    return first || !(next instanceof MemoryHarness memory) ? next : memory.small();
  }
}
