/**
 * Long-running operations of the service, and downloads of their results.
 *
 * <p>A {@link org.dsr4j.graph.operation.LongRunningOperation} can be saved as text; an {@link
 * org.dsr4j.graph.operation.OperationPoller} polls it, also in another process; {@link
 * org.dsr4j.graph.operation.Downloads} downloads its result.
 */
@NullMarked
package org.dsr4j.graph.operation;

import org.jspecify.annotations.NullMarked;
