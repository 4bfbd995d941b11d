/**
 * The read engine: threads, resolution, sinks, ledger, cancellation.
 *
 * <p>Used by {@code Dsr}, planning, execution and the library's own cases. The package has more
 * than 25 files, because resolution, reading and the answers of people are one run and share hidden
 * types.
 */
@NullMarked
package org.dsr4j.internal.engine;

import org.jspecify.annotations.NullMarked;
