/**
 * AssertJ assertions for the results of a data subject request: reports, ledgers, records, access
 * packages and the requests to a simulated tenant.
 *
 * <p>Start with {@link org.dsr4j.testkit.assertj.DsrAssertions}, whose static import replaces that
 * of {@link org.assertj.core.api.Assertions}. A failure message shows the differences, as a table
 * if there can be many lines. Messages show test data, never a token. Requires {@code assertj-core}
 * on the class path; the kit does not depend on it.
 *
 * <p>The assertions are final, so that {@link org.assertj.core.api.SoftAssertions} cannot proxy
 * them; {@code softly.check(() -> assertThat(report).isComplete())} still collects them.
 */
@NullMarked
package org.dsr4j.testkit.assertj;

import org.jspecify.annotations.NullMarked;
