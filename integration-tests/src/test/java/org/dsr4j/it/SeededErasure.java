package org.dsr4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.testkit.Savepoint;
import org.dsr4j.testkit.SimulatedTenant;

/** The two-device erasure planned once, to be carried out over and over from the same state. */
final class SeededErasure implements AutoCloseable {

  private final SimulatedTenant tenant = SimulatedTenant.start();
  private final TwoDevices people;
  private final ChangePlan plan;
  private final Savepoint before;
  private final Map<String, String> cleanEnd;
  private ErasureRig rig = new ErasureRig(tenant);

  SeededErasure() {
    this(people -> {});
  }

  /** With more about the people than they have anyway. */
  SeededErasure(Consumer<TwoDevices> more) {
    this.people = new TwoDevices(tenant, rig);
    more.accept(people);
    this.plan = ErasureCase.plan(rig, people.person(), people.order());
    this.before = tenant.savepoint();
    this.cleanEnd = people.end(anew().toTheEnd());
  }

  /** The case that nobody has begun, in the tenant as it was. */
  ErasureCase anew() {
    tenant.rollback(before);
    rig = new ErasureRig(tenant);
    return ErasureCase.approved(tenant, rig, people.person(), plan);
  }

  SimulatedTenant tenant() {
    return tenant;
  }

  TwoDevices people() {
    return people;
  }

  ChangePlan plan() {
    return plan;
  }

  /** What the case that was begun last goes through. */
  ErasureRig rig() {
    return rig;
  }

  /** Goes on until nothing is left, which is as if nothing had happened on the way. */
  void endsAsEver(ErasureCase erasure) {
    assertThat(people.end(erasure.toTheEnd())).isEqualTo(cleanEnd);
  }

  @Override
  public void close() {
    tenant.close();
  }
}
