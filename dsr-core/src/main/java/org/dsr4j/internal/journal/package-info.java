/**
 * The journal of a case: what a line holds, how lines are chained, signed and sealed.
 *
 * <p>Where lines and keys are kept is not known here: that is behind {@code org.dsr4j.spi}.
 */
@NullMarked
package org.dsr4j.internal.journal;

import org.jspecify.annotations.NullMarked;
