/**
 * AssertJ assertions for what a data subject request leaves behind: reports, ledgers, records,
 * access packages and the requests that a simulated tenant was asked.
 *
 * <p>Start with {@link org.dsr4j.testkit.assertj.DsrAssertions}, whose static import replaces that
 * of {@link org.assertj.core.api.Assertions}. A failure shows what differs, as a table where many
 * lines could; the messages show test data, never a token. Needs {@code assertj-core} on the class
 * path, which the kit does not bring along.
 *
 * <p>The assertions are final, so that {@link org.assertj.core.api.SoftAssertions} cannot proxy
 * them; {@code softly.check(() -> assertThat(report).isComplete())} collects them all the same.
 */
@NullMarked
package org.dsr4j.testkit.assertj;

import org.jspecify.annotations.NullMarked;
