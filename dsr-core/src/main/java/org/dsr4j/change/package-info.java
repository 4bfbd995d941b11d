/**
 * Changes as data: decisions, plans, approvals and results.
 *
 * <p>Immutable values based on {@link org.dsr4j.model}. No type here does I/O. A plan can be
 * stored, shown to an approver, and read again by another process. Plans contain personal data,
 * which no {@code toString} shows. The package has more than 25 files, because a plan has many
 * parts and each part is a small type of its own.
 */
@NullMarked
package org.dsr4j.change;

import org.jspecify.annotations.NullMarked;
