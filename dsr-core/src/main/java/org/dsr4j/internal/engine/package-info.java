/**
 * The read engine: threads, resolution, sinks, ledger, cancellation.
 *
 * <p>Used by {@code Dsr}, planning, execution and the library's own cases.
 */
@NullMarked
package org.dsr4j.internal.engine;

import org.jspecify.annotations.NullMarked;
