/**
 * The way in: {@link org.dsr4j.Dsr}.
 *
 * <p>Applications need this package and {@code org.dsr4j.model}; vendors need {@code
 * org.dsr4j.spi}.
 */
@NullMarked
package org.dsr4j;

import org.jspecify.annotations.NullMarked;
