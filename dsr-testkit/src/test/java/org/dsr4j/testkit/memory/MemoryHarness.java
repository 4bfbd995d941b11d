package org.dsr4j.testkit.memory;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;
import org.dsr4j.testkit.contract.Population;
import org.dsr4j.testkit.contract.SeededPerson;

/** A service in memory with the adapter that reads it, or a replacement of the adapter. */
public final class MemoryHarness implements AdapterHarness {

  private final MemoryService service =
      MemoryService.of(TenantId.of("5c1f2f0e-7f0e-4f0b-9d57-3c0f4c3b2a19"));
  private final AdapterProvider provider;
  private IdentifierKind customerNumber = MemoryAdapterProvider.customerNumber("under-test");
  private UnaryOperator<String> seeding = UnaryOperator.identity();
  private int many = SeededPerson.MANY;

  /** Creates a harness for the reference adapter. */
  public MemoryHarness() {
    this(new MemoryAdapterProvider());
  }

  /** Creates a harness for another adapter of the same service. */
  public MemoryHarness(AdapterProvider provider) {
    this.provider = provider;
  }

  /** Seeds people with customer numbers of another kind. */
  public MemoryHarness numbered(IdentifierKind kind) {
    customerNumber = kind;
    return this;
  }

  /** Seeds other rows than the default ones. */
  public MemoryHarness seeding(UnaryOperator<String> rows) {
    seeding = rows;
    return this;
  }

  /** Seeds only few rows, for runs of the kit with many adapters and many services. */
  public MemoryHarness small() {
    many = 10;
    return this;
  }

  @Override
  public AdapterProvider provider() {
    return provider;
  }

  @Override
  public Configuration configuration() {
    return service.configuration();
  }

  @Override
  public TenantId tenant() {
    return service.tenant();
  }

  @Override
  public Map<Class<?>, Object> resources() {
    return Map.of(MemoryService.class, service);
  }

  @Override
  public Population populate() {
    return new ShopPeople(service, customerNumber, seeding, many).seed();
  }

  @Override
  public void inject(Fault fault, FaultPoint point) {
    service.inject(fault, point);
  }

  @Override
  public void injectWhileChanging(Fault fault, String source) {
    service.injectWhileChanging(fault, source);
  }

  @Override
  public void advanceTo(Instant until) {
    service.completeJobs();
  }

  @Override
  public void clearFaults() {
    service.clearFaults();
  }

  @Override
  public Object state() {
    return service.writes();
  }

  @Override
  public OptionalLong rowsServed() {
    return OptionalLong.of(service.rowsServed());
  }
}
