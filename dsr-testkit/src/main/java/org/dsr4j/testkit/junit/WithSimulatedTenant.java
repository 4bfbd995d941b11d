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
 * Gives a test class a {@link SimulatedTenant}, wherever one of its constructors, lifecycle methods
 * or test methods has such a parameter.
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
 * address and is closed after the last test. Before each test, and before what the test's
 * constructor does, the tenant is rolled back to what {@code @BeforeAll} left: seeding there holds
 * for every test of the class, seeding anywhere else for one test. {@link SimulatedTenant#rollback}
 * says what that comprises; a {@code @Nested} class begins where the {@code @BeforeAll} methods
 * around it ended. The dynamic tests of one factory are one test. Extensions that need the tenant
 * are registered after this annotation.
 *
 * <p>Test classes may run in parallel, each with its own tenant; the tests of one class are run one
 * after another, whatever the configuration. A test must not close the tenant: it fails if it does.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(SimulatedTenantExtension.class)
@ResourceLock(providers = ClassResourceLock.class)
public @interface WithSimulatedTenant {

  /** {@return from what ids and names come; see {@link SimulatedTenant#start(long)}} */
  long seed() default SimulatedTenant.DEFAULT_SEED;
}
