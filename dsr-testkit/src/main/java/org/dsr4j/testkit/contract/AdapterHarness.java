package org.dsr4j.testkit.contract;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;

/**
 * The input of a vendor to the contract kit: the provider, a service with people in it, and ways to
 * make the service fail.
 *
 * <p>The kit creates one harness for a test class. If the adapter erases anything, the kit creates
 * another one for each rule about changes, so that each such rule has its own service. The kit
 * calls {@link #populate()} once; after that only the adapter writes. {@link #state()} and {@link
 * #rowsServed()} may be called from any thread.
 */
public interface AdapterHarness extends AutoCloseable {

  /**
   * The provider under test.
   *
   * @return the same kind of provider that the services file names
   */
  AdapterProvider provider();

  /**
   * The configuration of the instance under test.
   *
   * @return none unless overridden
   */
  default Configuration configuration() {
    return Configuration.empty();
  }

  /**
   * The tenant of this service.
   *
   * @return the tenant
   */
  TenantId tenant();

  /**
   * The objects that the application would pass with {@code resource(…)}.
   *
   * @return the objects by the class that the adapter requests; none unless overridden
   */
  default Map<Class<?>, Object> resources() {
    return Map.of();
  }

  /**
   * Seeds the service.
   *
   * @return the people in the service and their records
   * @throws Exception when the service cannot be seeded
   */
  Population populate() throws Exception;

  /**
   * Makes the service fail from now on, until {@link #clearFaults()}.
   *
   * @param fault how
   * @param point where
   */
  void inject(Fault fault, FaultPoint point);

  /**
   * Makes changes of a source fail from now on, until {@link #clearFaults()}. The service refuses
   * or does not answer and changes nothing ({@link Fault#NOT_PERMITTED}, {@link
   * Fault#UNAVAILABLE}), or it makes the change and the answer is lost ({@link Fault#INTERRUPTED}),
   * or it waits before it changes anything ({@link Fault#HANGS}). Reading is not affected.
   *
   * @param fault how
   * @param source the source's id
   * @throws UnsupportedOperationException unless overridden, which breaks the rules that need it
   */
  default void injectWhileChanging(Fault fault, String source) {
    throw new UnsupportedOperationException(
        "override injectWhileChanging of the harness: a source is declared as erased");
  }

  /**
   * Adds the decisions that a plan for a person of this service requires: on devices, on an account
   * in use.
   *
   * @param order without decisions
   * @return the order itself unless overridden
   */
  default ErasureOrder withDecisions(ErasureOrder order) {
    return order;
  }

  /**
   * The clock of the service.
   *
   * @return the system's in UTC unless overridden
   */
  default Clock clock() {
    return Clock.systemUTC();
  }

  /**
   * Moves the service's time forward, so that delayed work is done; the kit moves its own clock
   * forward too.
   *
   * @param until the new time
   */
  default void advanceTo(Instant until) {}

  /** Ends every fault; hanging calls continue. */
  void clearFaults();

  /**
   * A value that changes with every write to the service, for example a list of the writing
   * requests or a digest of all rows.
   *
   * @return a value with {@code equals}
   */
  Object state();

  /**
   * How many records the service has returned so far, counted by the service and not by the
   * adapter: rows produced, or pages sent times their size.
   *
   * @return empty when the service cannot count; that is a deviation from READ-11
   */
  default OptionalLong rowsServed() {
    return OptionalLong.empty();
  }

  /**
   * Rules that the adapter is known to break, each with the reason. A declared deviation that no
   * longer occurs fails too, so that the list stays correct.
   *
   * @return none unless overridden
   */
  default List<Deviation> deviations() {
    return List.of();
  }

  /**
   * Loggers of the resources that the application passes; the application sets their levels. An
   * example is a driver that logs bound values at its finest level. The kit ignores their output;
   * the adapter's documentation must warn of them.
   *
   * @return the prefixes of their names; none unless overridden
   */
  default List<String> applicationLoggers() {
    return List.of();
  }

  /** Stops the service. */
  @Override
  default void close() {}
}
