package org.dsr4j.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.testkit.junit.SampleTestClasses.failures;
import static org.dsr4j.testkit.junit.SampleTestClasses.run;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

class MisuseTest {

  private static final List<SimulatedTenant> GIVEN = new ArrayList<>();

  @BeforeEach
  void forget() {
    GIVEN.clear();
  }

  @WithSimulatedTenant
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class ClosingSample {

    @Test
    void a(SimulatedTenant tenant) {
      tenant.close();
    }

    @Test
    void b(SimulatedTenant tenant) {
      GIVEN.add(tenant);
    }
  }

  @Test
  void aTestThatClosesTheTenantFailsAndTheNextTestNamesTheReason() {
    List<Throwable> failures = failures(run(ClosingSample.class));

    assertThat(failures).hasSize(2);
    assertThat(failures.get(0))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("This test closed the simulated tenant")
        .hasMessageContaining("Remove the call");
    assertThat(failures.get(1)).hasMessageContaining("the simulated tenant is closed");
    assertThat(GIVEN).isEmpty();
  }

  @WithSimulatedTenant(seed = 1)
  static class TwoSeedsSample {

    @Nested
    @WithSimulatedTenant(seed = 2)
    class Inner {

      @Test
      void test(SimulatedTenant tenant) {
        GIVEN.add(tenant);
      }
    }
  }

  @Test
  void refusesASecondSeedInANestedClass() {
    List<Throwable> failures = failures(run(TwoSeedsSample.class));

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("TwoSeedsSample$Inner requires a simulated tenant with seed 2")
        .hasMessageContaining("with seed 1. Remove @WithSimulatedTenant");
    assertThat(GIVEN).isEmpty();
  }

  static class NestedOnlySample {

    @Nested
    @WithSimulatedTenant(seed = 2)
    class Inner {

      @Test
      void test(SimulatedTenant tenant) {
        GIVEN.add(tenant);
      }
    }
  }

  @Test
  void startsTheTenantOfANestedClassIfNoEnclosingClassHasOne() {
    assertThat(failures(run(NestedOnlySample.class))).isEmpty();

    assertThat(GIVEN).hasSize(1);
  }

  @ExtendWith(SimulatedTenantExtension.class)
  static class BareExtensionSample {

    @Test
    void test(SimulatedTenant tenant) {
      GIVEN.add(tenant);
    }
  }

  @Test
  void refusesTheExtensionWithoutTheAnnotation() {
    List<Throwable> failures = failures(run(BareExtensionSample.class));

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining(
            "There is no @WithSimulatedTenant on " + BareExtensionSample.class.getName());
  }

  @WithSimulatedTenant
  static class FailingSample {

    @BeforeAll
    static void fail(SimulatedTenant tenant) {
      GIVEN.add(tenant);
      throw new IllegalStateException("on purpose");
    }

    @Test
    void test() {}
  }

  @Test
  void closesTheTenantOfAClassThatFails() {
    assertThat(failures(run(FailingSample.class))).hasSize(1);

    assertThat(GIVEN).hasSize(1);
    assertThat(GIVEN.get(0).isOpen()).isFalse();
  }
}
