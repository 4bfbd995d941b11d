package org.dsr4j.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.testkit.junit.SampleTestClasses.assertAllSucceed;
import static org.dsr4j.testkit.junit.SampleTestClasses.people;
import static org.dsr4j.testkit.junit.SampleTestClasses.run;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class WithSimulatedTenantTest {

  /** The tenants that the samples received, in order. */
  private static final List<SimulatedTenant> GIVEN = new ArrayList<>();

  @BeforeEach
  void forget() {
    GIVEN.clear();
  }

  @WithSimulatedTenant
  static class EverywhereSample {

    EverywhereSample(SimulatedTenant tenant) {
      GIVEN.add(tenant);
    }

    @BeforeAll
    static void beforeAll(SimulatedTenant tenant) {
      GIVEN.add(tenant);
    }

    @BeforeEach
    void beforeEach(SimulatedTenant tenant) {
      GIVEN.add(tenant);
    }

    @RepeatedTest(2)
    void test(SimulatedTenant tenant) {
      GIVEN.add(tenant);
    }

    @AfterEach
    void afterEach(SimulatedTenant tenant) {
      GIVEN.add(tenant);
    }

    @AfterAll
    static void afterAll(SimulatedTenant tenant) {
      assertThat(tenant.isOpen()).isTrue();
      GIVEN.add(tenant);
    }

    @Nested
    class Inner {

      Inner(SimulatedTenant tenant) {
        GIVEN.add(tenant);
      }

      @Test
      void test(SimulatedTenant tenant) {
        GIVEN.add(tenant);
      }
    }
  }

  @Test
  void aClassGetsOneTenantThatIsClosedAtTheEnd() {
    assertAllSucceed(run(EverywhereSample.class), 3);

    assertThat(GIVEN).hasSize(2 + 2 * 4 + 5);
    assertThat(GIVEN.stream().distinct()).hasSize(1);
    assertThat(GIVEN.get(0).isOpen()).isFalse();
  }

  @WithSimulatedTenant
  static class DirtySample {

    @ParameterizedTest
    @ValueSource(strings = {"first", "second", "third"})
    void findsOnlyItsOwn(String alias, SimulatedTenant tenant) {
      GIVEN.add(tenant);
      assertThat(tenant.requests()).isEmpty();
      assertThat(people(tenant)).isEmpty();
      tenant.user(alias);
      assertThat(people(tenant)).containsExactly(alias);
      tenant.revokeTokens().faults().on("/users").reply(503);
    }
  }

  @Test
  void rollsBackBeforeEachTest() {
    assertAllSucceed(run(DirtySample.class), 3);

    assertThat(GIVEN.stream().map(SimulatedTenant::endpoint).distinct()).hasSize(1);
  }

  @WithSimulatedTenant
  static class SeedingOnceSample {

    @BeforeAll
    static void seed(SimulatedTenant tenant) {
      tenant.user("person");
      assertThat(people(tenant)).containsExactly("person");
    }

    @RepeatedTest(3)
    void findsIt(SimulatedTenant tenant) {
      assertThat(tenant.requests())
          .as("requests of @BeforeAll do not belong to the test")
          .isEmpty();
      assertThat(people(tenant)).containsExactly("person");
      tenant.user("person").softDeleted();
      tenant.user("other");
    }
  }

  @Test
  void dataSeededInBeforeAllIsKeptForEveryTest() {
    assertAllSucceed(run(SeedingOnceSample.class), 3);
  }

  @WithSimulatedTenant
  static class SeedingConstructorSample {

    private static int built;
    private final String alias;

    SeedingConstructorSample(SimulatedTenant tenant) {
      alias = "person" + built++;
      tenant.user(alias);
    }

    @RepeatedTest(2)
    void findsWhatTheConstructorSeeded(SimulatedTenant tenant) {
      assertThat(people(tenant)).containsExactly(alias);
    }

    @Nested
    class Inner {

      Inner(SimulatedTenant tenant) {
        tenant.user("inner");
      }

      @RepeatedTest(2)
      void findsWhatBothConstructorsSeeded(SimulatedTenant tenant) {
        assertThat(people(tenant)).containsExactly(alias, "inner");
      }
    }
  }

  @Test
  void dataSeededInTheConstructorIsKeptForItsTest() {
    assertAllSucceed(run(SeedingConstructorSample.class), 4);
  }

  @WithSimulatedTenant
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstanceSample {

    OneInstanceSample(SimulatedTenant tenant) {
      tenant.user("built");
    }

    @BeforeAll
    void seed(SimulatedTenant tenant) {
      tenant.user("seeded");
    }

    @RepeatedTest(2)
    void findsBoth(SimulatedTenant tenant) {
      assertThat(people(tenant)).containsExactly("built", "seeded");
      tenant.user("other");
    }
  }

  @Test
  void dataSeededByASharedInstanceIsKeptForEveryTest() {
    assertAllSucceed(run(OneInstanceSample.class), 2);
  }

  @WithSimulatedTenant
  static class NestingSample {

    @BeforeAll
    static void seed(SimulatedTenant tenant) {
      tenant.user("outer");
    }

    @Test
    void dirties(SimulatedTenant tenant) {
      assertThat(people(tenant)).containsExactly("outer");
      tenant.user("dirt");
    }

    @Nested
    class First {

      @BeforeAll
      static void seed(SimulatedTenant tenant) {
        tenant.user("first");
      }

      @RepeatedTest(2)
      void findsItsOwnAndTheOuter(SimulatedTenant tenant) {
        assertThat(people(tenant)).containsExactly("outer", "first");
        tenant.user("dirt");
      }
    }

    @Nested
    class Second {

      @BeforeAll
      static void seed(SimulatedTenant tenant) {
        tenant.user("second");
      }

      @RepeatedTest(2)
      void findsItsOwnAndTheOuter(SimulatedTenant tenant) {
        assertThat(people(tenant)).containsExactly("outer", "second");
        tenant.user("dirt");
      }
    }
  }

  @Test
  void aNestedClassStartsWithTheStateOfTheOuterClass() {
    assertAllSucceed(run(NestingSample.class), 5);
  }

  @WithSimulatedTenant
  @ParameterizedClass
  @ValueSource(strings = {"first", "second"})
  static class ParameterizedSample {

    private final String alias;

    ParameterizedSample(String alias, SimulatedTenant tenant) {
      this.alias = alias;
      tenant.user(alias);
    }

    @RepeatedTest(2)
    void findsOnlyItsOwn(SimulatedTenant tenant) {
      GIVEN.add(tenant);
      assertThat(people(tenant)).containsExactly(alias);
      tenant.user("dirt");
    }
  }

  @Test
  void startsOneTenantForAllParametersOfAClass() {
    assertAllSucceed(run(ParameterizedSample.class), 4);

    assertThat(GIVEN.stream().distinct()).hasSize(1);
  }

  @WithSimulatedTenant(seed = 7)
  static class SeedSample {

    @Test
    void test(SimulatedTenant tenant) {
      GIVEN.add(tenant);
    }
  }

  static class InheritingSample extends SeedSample {}

  @Test
  void usesTheSeedOfAnInheritedAnnotation() {
    EngineExecutionResults results = run(SeedSample.class, InheritingSample.class);

    assertAllSucceed(results, 2);
    try (SimulatedTenant seven = SimulatedTenant.start(7)) {
      assertThat(GIVEN).extracting(SimulatedTenant::id).containsExactly(seven.id(), seven.id());
    }
    assertThat(GIVEN.get(0)).isNotSameAs(GIVEN.get(1));
  }
}
