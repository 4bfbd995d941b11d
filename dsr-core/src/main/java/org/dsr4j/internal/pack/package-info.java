/**
 * The access package: data files and manifest in one zip, which gets its name when it is complete.
 *
 * <p>For {@code Dsr} only.
 */
@NullMarked
package org.dsr4j.internal.pack;

import org.jspecify.annotations.NullMarked;
