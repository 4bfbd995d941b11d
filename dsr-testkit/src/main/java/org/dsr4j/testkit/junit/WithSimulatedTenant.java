package org.dsr4j.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Provides a {@link SimulatedTenant} to the constructors, lifecycle methods and test methods of a
 * test class that have such a parameter.
 *
 * <pre>{@code
 * @WithSimulatedTenant
 * class PrivacyDeskTest {
 *   @Test
 *   void findsThePerson(SimulatedTenant tenant) {
 *     tenant.user("person").signIns(3);
 *     // …
 *   }
 * }
 * }</pre>
 *
 * <p>One server is started for the class and shared by its {@code @Nested} classes; it keeps its
 * address and is closed after the last test. Before each test and its constructor, the tenant is
 * rolled back to the state after {@code @BeforeAll}: data seeded there is available to every test
 * of the class, data seeded elsewhere to one test. {@link SimulatedTenant#rollback} describes what
 * is rolled back. A {@code @Nested} class starts with the state after the {@code @BeforeAll}
 * methods of the enclosing classes. The dynamic tests of one factory are one test. Extensions that
 * need the tenant are registered after this annotation.
 *
 * <p>Test classes may run in parallel, each with its own tenant; the tests of one class always run
 * one after another. A test must not close the tenant: it fails if it does.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(SimulatedTenantExtension.class)
@ResourceLock(providers = ClassResourceLock.class)
public @interface WithSimulatedTenant {

  /** {@return the seed of ids and names; see {@link SimulatedTenant#start(long)}} */
  long seed() default SimulatedTenant.DEFAULT_SEED;
}
