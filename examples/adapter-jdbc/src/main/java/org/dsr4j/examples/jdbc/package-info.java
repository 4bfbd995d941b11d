/**
 * An adapter for any JDBC database, described by a mapping: an example for vendors.
 *
 * <p>{@link org.dsr4j.examples.jdbc.JdbcAdapterProvider} is the entry point; {@link
 * org.dsr4j.examples.jdbc.JdbcError} lists the error codes. {@code MappingReader} parses the
 * mapping, {@code Descriptors} declares its sources, {@code SourceQuery} creates the statement of a
 * source, and {@code RowContent} converts rows to records.
 */
@NullMarked
package org.dsr4j.examples.jdbc;

import org.jspecify.annotations.NullMarked;
