/**
 * The access package: data files and manifest in one zip, in place only when whole.
 *
 * <p>For {@code Dsr} only.
 */
@NullMarked
package org.dsr4j.internal.pack;

import org.jspecify.annotations.NullMarked;
