/**
 * What the service does over time, and what it leaves for downloading.
 *
 * <p>A {@link org.dsr4j.graph.operation.LongRunningOperation} is text that can be saved; an {@link
 * org.dsr4j.graph.operation.OperationPoller} asks after it, also in another process; {@link
 * org.dsr4j.graph.operation.Downloads} fetches what it made.
 */
@NullMarked
package org.dsr4j.graph.operation;

import org.jspecify.annotations.NullMarked;
