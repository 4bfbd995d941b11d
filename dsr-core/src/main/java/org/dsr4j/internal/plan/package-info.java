/**
 * Makes plans: asks every adapter for its proposal, puts the steps in order and lists what stands
 * against the plan.
 *
 * <p>Reads only; no class here performs a step.
 */
@NullMarked
package org.dsr4j.internal.plan;

import org.jspecify.annotations.NullMarked;
