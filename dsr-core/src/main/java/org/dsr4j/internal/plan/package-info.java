/**
 * Creates plans: asks every adapter for its proposal, orders the steps and lists the refusals.
 *
 * <p>Reads only; no class here executes a step.
 */
@NullMarked
package org.dsr4j.internal.plan;

import org.jspecify.annotations.NullMarked;
