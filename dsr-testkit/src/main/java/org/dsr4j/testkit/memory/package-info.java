/**
 * The reference adapter: a service in memory, and an adapter that reads and erases it as the
 * contract requires.
 *
 * <p>{@link org.dsr4j.testkit.memory.MemoryService} is filled in readable code and can fail on
 * demand; {@link org.dsr4j.testkit.memory.MemoryAdapterProvider} reads it. Vendors can use the
 * adapter as a model. Applications can use it to test with a second service in addition to
 * Microsoft Graph.
 */
@NullMarked
package org.dsr4j.testkit.memory;

import org.jspecify.annotations.NullMarked;
