/**
 * Adapters: discovery, validation, definition, opening and closing; one failure does not affect the
 * others.
 *
 * <p>For {@code Dsr} and the engine only.
 */
@NullMarked
package org.dsr4j.internal.registry;

import org.jspecify.annotations.NullMarked;
