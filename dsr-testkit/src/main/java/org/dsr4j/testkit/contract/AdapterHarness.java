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
 * What a vendor hands to the contract kit: the provider, a service with people in it, and ways to
 * let the service fail.
 *
 * <p>Made once for a test class, and once more for each rule about changing when the adapter erases
 * anything, so that each such rule has a service of its own. {@link #populate()} is called once,
 * and nothing but the adapter writes afterwards. {@link #state()} and {@link #rowsServed()} may be
 * called from any thread.
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
   * The tenant whose service this is.
   *
   * @return the tenant
   */
  TenantId tenant();

  /**
   * What the application would hand over with {@code resource(…)}.
   *
   * @return the objects by the class that the adapter asks for; none unless overridden
   */
  default Map<Class<?>, Object> resources() {
    return Map.of();
  }

  /**
   * Seeds the service.
   *
   * @return who is there and what the service holds about them
   * @throws Exception when the service cannot be seeded
   */
  Population populate() throws Exception;

  /**
   * Lets the service fail from now on, until {@link #clearFaults()}.
   *
   * @param fault how
   * @param point where
   */
  void inject(Fault fault, FaultPoint point);

  /**
   * Lets the service fail when something of a source is changed, from now on, until {@link
   * #clearFaults()}: refuse or not answer without having changed anything ({@link
   * Fault#NOT_PERMITTED}, {@link Fault#UNAVAILABLE}), change it and let the answer be lost ({@link
   * Fault#INTERRUPTED}), or wait before anything is changed ({@link Fault#HANGS}). Reading goes on
   * undisturbed.
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
   * Adds the decisions that a plan for anybody here asks for: on devices, on an account in use.
   *
   * @param order without decisions
   * @return the order itself unless overridden
   */
  default ErasureOrder withDecisions(ErasureOrder order) {
    return order;
  }

  /**
   * The clock that the service goes by.
   *
   * @return the system's in UTC unless overridden
   */
  default Clock clock() {
    return Clock.systemUTC();
  }

  /**
   * Lets the service's time pass, so that what it takes time for is done; the kit sets its own
   * clock ahead as well.
   *
   * @param until the time that is reached
   */
  default void advanceTo(Instant until) {}

  /** Ends every fault; whoever hangs goes on. */
  void clearFaults();

  /**
   * Something that changes whenever anything is written to the service: a list of the writing
   * requests, a digest of all rows.
   *
   * @return a value with {@code equals}
   */
  Object state();

  /**
   * How many records the service has handed out so far, counted by the service and not by the
   * adapter: rows produced, pages sent times their size.
   *
   * @return empty when the service cannot count, which is then a deviation from READ-11
   */
  default OptionalLong rowsServed() {
    return OptionalLong.empty();
  }

  /**
   * Rules that the adapter is known to break, each with the reason. A deviation that is declared
   * and no longer seen fails too, so that the list stays true.
   *
   * @return none unless overridden
   */
  default List<Deviation> deviations() {
    return List.of();
  }

  /**
   * Loggers of what the application hands over, whose levels are the application's: a driver that
   * shows bound values at its finest level. What they say is not held against the adapter; its
   * documentation must warn of them.
   *
   * @return the beginnings of their names; none unless overridden
   */
  default List<String> applicationLoggers() {
    return List.of();
  }

  /** Stops the service. */
  @Override
  default void close() {}
}
