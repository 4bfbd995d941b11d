/**
 * The change wing: makes plans, carries them out step by step, journal first, and looks afterwards.
 *
 * <p>For {@code org.dsr4j} alone. Knows no service; everything it does to one goes through {@link
 * org.dsr4j.spi.ChangeAction}.
 */
@NullMarked
package org.dsr4j.internal.change;

import org.jspecify.annotations.NullMarked;
