/**
 * For {@code dsr-testkit} alone: lets the contract kit choose the engine's moves, so that it needs
 * no permits of its own making.
 */
@NullMarked
package org.dsr4j.internal.kit;

import org.jspecify.annotations.NullMarked;
