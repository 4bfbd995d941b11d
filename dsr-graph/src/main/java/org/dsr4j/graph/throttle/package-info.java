/**
 * Graph's throttle limits as data, and the budgets that keep them.
 *
 * <p>{@link org.dsr4j.graph.throttle.ThrottleLimits} is what applications configure and what
 * estimates are made from. {@link org.dsr4j.graph.throttle.ThrottleBudgets} is what a connection
 * asks before each call. Knows nothing of HTTP.
 */
@NullMarked
package org.dsr4j.graph.throttle;

import org.jspecify.annotations.NullMarked;
