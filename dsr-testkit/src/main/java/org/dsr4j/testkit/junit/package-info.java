/**
 * The simulated tenant as a parameter of JUnit tests. Requires JUnit Jupiter; the test kit does not
 * depend on it.
 *
 * <p>Start with {@link org.dsr4j.testkit.junit.WithSimulatedTenant}.
 */
@NullMarked
package org.dsr4j.testkit.junit;

import org.jspecify.annotations.NullMarked;
