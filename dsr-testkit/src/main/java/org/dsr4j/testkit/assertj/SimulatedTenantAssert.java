package org.dsr4j.testkit.assertj;

import org.assertj.core.api.AbstractAssert;
import org.dsr4j.testkit.SimulatedTenant;
import org.jspecify.annotations.Nullable;

/** Assertions about a simulated tenant. */
public final class SimulatedTenantAssert
    extends AbstractAssert<SimulatedTenantAssert, SimulatedTenant> {

  SimulatedTenantAssert(@Nullable SimulatedTenant actual) {
    super(actual, SimulatedTenantAssert.class);
  }

  /**
   * Selects the requests answered so far.
   *
   * <pre>{@code
   * assertThat(tenant).requests().onlyRead();   // passes after an export
   * assertThat(tenant).requests().isEmpty();    // fails then
   * }</pre>
   *
   * @return assertions about them
   */
  public RequestsAssert requests() {
    isNotNull();
    return new RequestsAssert(actual.requests()).as(info.description());
  }
}
