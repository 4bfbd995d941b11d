/**
 * Reads response bodies as streams: pages of rows, single objects, the tenant's own description.
 *
 * <p>Hidden: no API for others. May use {@code model} and {@code internal.send}.
 */
@NullMarked
package org.dsr4j.graph.internal.paging;

import org.jspecify.annotations.NullMarked;
