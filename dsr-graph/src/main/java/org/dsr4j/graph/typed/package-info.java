/**
 * Typed views of records: the model classes of Microsoft's Graph SDK, filled from a record's
 * content.
 *
 * <p>The only package that uses the Graph SDK and its serialization library, kiota. Both come with
 * the artifact {@code com.microsoft.graph:microsoft-graph}, which is an optional dependency: an
 * application that calls {@link org.dsr4j.graph.typed.TypedRecords} adds it. No other part of this
 * library needs it.
 */
@NullMarked
package org.dsr4j.graph.typed;

import org.jspecify.annotations.NullMarked;
