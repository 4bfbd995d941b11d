/**
 * The journal of a case: its lines, hash chain, signatures and encryption.
 *
 * <p>The storage of lines and keys is not part of this package: see {@code org.dsr4j.spi.operator}.
 */
@NullMarked
package org.dsr4j.internal.journal;

import org.jspecify.annotations.NullMarked;
