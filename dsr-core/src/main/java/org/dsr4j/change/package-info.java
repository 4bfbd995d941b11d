/**
 * Changes as data: what may be decided, what is planned, who approved it, and what became of it.
 *
 * <p>Immutable values on top of {@link org.dsr4j.model}. No type here does I/O; a plan can be
 * stored, shown to an approver and read again by another process. Plans hold personal data, which
 * no {@code toString} shows. More than 25 files, because a plan has many parts and each part is a
 * small type of its own.
 */
@NullMarked
package org.dsr4j.change;

import org.jspecify.annotations.NullMarked;
