/**
 * The reference adapter: a service in memory, and an adapter that reads and erases it as the
 * contract asks.
 *
 * <p>{@link org.dsr4j.testkit.memory.MemoryService} is filled in readable code and can fail on
 * demand; {@link org.dsr4j.testkit.memory.MemoryAdapterProvider} reads it. Vendors take the adapter
 * as a model; applications test with it what a second service beside Microsoft Graph does to them.
 */
@NullMarked
package org.dsr4j.testkit.memory;

import org.jspecify.annotations.NullMarked;
