/**
 * The contract kit: what every dsr4j adapter must do, as tests that its vendor runs.
 *
 * <p>Extend {@link org.dsr4j.testkit.junit.AdapterContract} and return an {@link
 * org.dsr4j.testkit.contract.AdapterHarness}. The rules are {@link
 * org.dsr4j.testkit.contract.Rule}; {@code docs/adapter-contract.md} lists them. Requires JUnit
 * Jupiter on the class path; the kit does not depend on it.
 */
@NullMarked
package org.dsr4j.testkit.contract;

import org.jspecify.annotations.NullMarked;
