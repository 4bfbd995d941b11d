/**
 * An adapter for any JDBC database that a mapping describes.
 *
 * <p>{@link org.dsr4j.jdbc.JdbcAdapterProvider} is the entry point; {@link
 * org.dsr4j.jdbc.model.JdbcError} lists the error codes. All other packages are hidden.
 */
@NullMarked
package org.dsr4j.jdbc;

import org.jspecify.annotations.NullMarked;
