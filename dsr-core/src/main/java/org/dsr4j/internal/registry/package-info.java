/**
 * Adapters: found, checked, defined, opened, closed, one failing without the others.
 *
 * <p>For {@code Dsr} and the engine only.
 */
@NullMarked
package org.dsr4j.internal.registry;

import org.jspecify.annotations.NullMarked;
