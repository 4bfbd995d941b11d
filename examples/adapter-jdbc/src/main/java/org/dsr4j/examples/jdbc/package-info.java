/**
 * An adapter for any JDBC database, described by a mapping: the worked example for vendors.
 *
 * <p>{@link org.dsr4j.examples.jdbc.JdbcAdapterProvider} is the way in; {@link
 * org.dsr4j.examples.jdbc.JdbcError} names what can go wrong. From the text of the mapping ({@code
 * MappingReader}) come the declared sources ({@code Descriptors}), from a source and a connection
 * comes one statement ({@code SourceQuery}), from its rows come records ({@code RowContent}).
 */
@NullMarked
package org.dsr4j.examples.jdbc;

import org.jspecify.annotations.NullMarked;
