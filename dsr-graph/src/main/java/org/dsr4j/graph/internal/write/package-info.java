/**
 * Permits a write only with the permit of its step, and repeats it only if this is safe.
 *
 * <p>Hidden: not part of the API. May use {@code model}, {@code internal.send} and {@code
 * internal.paging}.
 */
@NullMarked
package org.dsr4j.graph.internal.write;

import org.jspecify.annotations.NullMarked;
