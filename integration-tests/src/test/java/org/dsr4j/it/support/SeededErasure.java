package org.dsr4j.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.testkit.Savepoint;
import org.dsr4j.testkit.SimulatedTenant;

/** The two-device erasure planned once, to be carried out over and over from the same state. */
public final class SeededErasure implements AutoCloseable {

  private final SimulatedTenant tenant = SimulatedTenant.start();
  private final TwoDeviceErasure devices;
  private final ChangePlan plan;
  private final Savepoint before;
  private final Map<String, String> cleanEnd;
  private ErasureFixture rig = new ErasureFixture(tenant);

  public SeededErasure() {
    this(people -> {});
  }

  /** With more about the people than they have anyway. */
  public SeededErasure(Consumer<TwoDeviceErasure> more) {
    this.devices = new TwoDeviceErasure(tenant, rig);
    more.accept(devices);
    this.plan = ErasureCase.plan(rig, devices.person(), devices.order());
    this.before = tenant.savepoint();
    this.cleanEnd = devices.finalStates(restart().runToEnd());
  }

  /** The case that nobody has begun, in the tenant as it was. */
  public ErasureCase restart() {
    tenant.rollback(before);
    rig = new ErasureFixture(tenant);
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

  /** What the case that was begun last goes through. */
  public ErasureFixture rig() {
    return rig;
  }

  /** Goes on until nothing is left, which is as if nothing had happened on the way. */
  public void assertSameEnd(ErasureCase erasure) {
    assertThat(devices.finalStates(erasure.runToEnd())).isEqualTo(cleanEnd);
  }

  @Override
  public void close() {
    tenant.close();
  }
}
