/**
 * For {@code dsr-testkit} only: the contract kit controls the engine's actions, and needs no
 * permits of its own.
 */
@NullMarked
package org.dsr4j.internal.kit;

import org.jspecify.annotations.NullMarked;
