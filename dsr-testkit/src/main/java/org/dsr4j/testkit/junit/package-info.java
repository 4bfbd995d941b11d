/**
 * The simulated tenant as a parameter of JUnit tests. Needs JUnit Jupiter, which the test kit does
 * not bring.
 *
 * <p>Start with {@link org.dsr4j.testkit.junit.WithSimulatedTenant}.
 */
@NullMarked
package org.dsr4j.testkit.junit;

import org.jspecify.annotations.NullMarked;
