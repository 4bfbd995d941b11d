/**
 * Reads response bodies as streams: pages of rows, single objects, the description of the tenant.
 *
 * <p>Hidden: not part of the API. May use {@code model} and {@code internal.send}.
 */
@NullMarked
package org.dsr4j.graph.internal.paging;

import org.jspecify.annotations.NullMarked;
