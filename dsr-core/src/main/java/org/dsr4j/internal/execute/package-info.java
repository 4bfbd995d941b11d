/**
 * Executes approved plans step by step, with the journal first, and verifies them by reading again.
 *
 * <p>The only package that calls {@code perform} of an adapter.
 */
@NullMarked
package org.dsr4j.internal.execute;

import org.jspecify.annotations.NullMarked;
