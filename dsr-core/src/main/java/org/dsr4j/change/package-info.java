/**
 * Changes as data: what may be decided, what is planned, who approved it, and what became of it.
 *
 * <p>Immutable values on top of {@link org.dsr4j.model}. Nothing here reads, writes or waits; a
 * plan can be stored, shown to an approver and read again by another process. Plans hold personal
 * data, which no {@code toString} shows.
 */
@NullMarked
package org.dsr4j.change;

import org.jspecify.annotations.NullMarked;
