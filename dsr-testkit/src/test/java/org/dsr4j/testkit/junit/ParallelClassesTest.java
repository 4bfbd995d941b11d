package org.dsr4j.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.testkit.junit.SampleTestClasses.assertAllSucceed;
import static org.dsr4j.testkit.junit.SampleTestClasses.builder;
import static org.dsr4j.testkit.junit.SampleTestClasses.people;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ParallelClassesTest {

  private static final Set<SimulatedTenant> GIVEN = ConcurrentHashMap.newKeySet();

  /** A barrier for two tests of two classes that run at the same time. */
  private static final CyclicBarrier BOTH = new CyclicBarrier(2);

  /** A class whose tests fail if they use their tenant concurrently. */
  abstract static class Alone {

    private static final ConcurrentHashMap<SimulatedTenant, AtomicInteger> INSIDE =
        new ConcurrentHashMap<>();

    static void use(SimulatedTenant tenant, String alias) {
      GIVEN.add(tenant);
      AtomicInteger inside = INSIDE.computeIfAbsent(tenant, key -> new AtomicInteger());
      assertThat(inside.incrementAndGet()).as("tests with this tenant").isOne();
      tenant.user(alias);
      assertThat(people(tenant)).containsExactly(alias);
      inside.decrementAndGet();
    }

    @Test
    void meetsTheOtherClass(SimulatedTenant tenant) throws Exception {
      BOTH.await(60, TimeUnit.SECONDS);
      use(tenant, "person");
    }

    @RepeatedTest(4)
    void test(SimulatedTenant tenant) {
      use(tenant, "other");
    }
  }

  @WithSimulatedTenant
  static class OneSample extends Alone {

    @Nested
    class Inner {

      @RepeatedTest(4)
      void test(SimulatedTenant tenant) {
        use(tenant, "inner");
      }
    }
  }

  @WithSimulatedTenant
  static class OtherSample extends Alone {}

  @Test
  void runsClassesInParallelWithSeparateTenantsAndTheTestsOfAClassSequentially() {
    assertAllSucceed(
        builder(OneSample.class, OtherSample.class)
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
            .execute(),
        5 + 4 + 5);

    assertThat(GIVEN).hasSize(2);
  }
}
