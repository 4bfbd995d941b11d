/**
 * The read engine: threads, resolution, sinks, ledger, cancellation.
 *
 * <p>For {@code Dsr} only.
 */
@NullMarked
package org.dsr4j.internal.engine;

import org.jspecify.annotations.NullMarked;
