/**
 * The entry point of the library: {@link org.dsr4j.Dsr}.
 *
 * <p>Applications use this package, {@code org.dsr4j.model} and, for changes, {@code
 * org.dsr4j.change}. Adapters implement {@code org.dsr4j.spi}.
 */
@NullMarked
package org.dsr4j;

import org.jspecify.annotations.NullMarked;
