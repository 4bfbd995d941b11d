/**
 * Graph's throttle limits as data, and the budgets that keep them.
 *
 * <p>{@link org.dsr4j.graph.throttle.ThrottleLimits} is the configuration and the base of
 * estimates. A connection asks {@link org.dsr4j.graph.throttle.ThrottleBudgets} for a permit before
 * each call. The package does not depend on HTTP.
 */
@NullMarked
package org.dsr4j.graph.throttle;

import org.jspecify.annotations.NullMarked;
