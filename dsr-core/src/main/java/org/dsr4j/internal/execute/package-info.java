/**
 * Carries out an approved plan step by step, journal first, and verifies it by reading again.
 *
 * <p>The only package that calls {@code perform} of an adapter.
 */
@NullMarked
package org.dsr4j.internal.execute;

import org.jspecify.annotations.NullMarked;
