package org.dsr4j.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.spi.operator.JournalStore;
import org.dsr4j.testkit.Savepoint;
import org.dsr4j.testkit.SimulatedTenant;

/** The two-device erasure, planned once and carried out repeatedly from the same state. */
public final class SeededErasure implements AutoCloseable {

  private final SimulatedTenant tenant = SimulatedTenant.start();
  private final TwoDeviceErasure devices;
  private final ChangePlan plan;
  private final Savepoint before;
  private final JournalStore recorded;
  private final Map<String, String> cleanEnd;
  private final ErasureFixture planned = new ErasureFixture(tenant);
  private ErasureFixture rig = planned;

  public SeededErasure() {
    this(people -> {});
  }

  /** With additional rows about the people. */
  public SeededErasure(Consumer<TwoDeviceErasure> more) {
    this.devices = new TwoDeviceErasure(tenant, rig);
    more.accept(devices);
    this.plan = ErasureCase.plan(rig, devices.person(), devices.order());
    this.before = tenant.savepoint();
    this.recorded = CopiedStore.of(rig.store());
    this.cleanEnd = devices.finalStates(restart().runToEnd());
  }

  /** A case that was not started, in the tenant's initial state. */
  public ErasureCase restart() {
    tenant.rollback(before);
    rig = planned.restarted(recorded);
    return ErasureCase.approved(tenant, rig, devices.person(), plan);
  }

  public SimulatedTenant tenant() {
    return tenant;
  }

  public TwoDeviceErasure devices() {
    return devices;
  }

  public ChangePlan plan() {
    return plan;
  }

  /** The process of the case that was started last. */
  public ErasureFixture rig() {
    return rig;
  }

  /**
   * Resumes until nothing is left to do; the result must be the same as without an interruption.
   */
  public void assertSameEnd(ErasureCase erasure) {
    assertThat(devices.finalStates(erasure.runToEnd())).isEqualTo(cleanEnd);
  }

  @Override
  public void close() {
    tenant.close();
  }
}
