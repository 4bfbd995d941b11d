/**
 * Lets a write pass only when the permit of its step allows it, and sends it as often as is safe.
 *
 * <p>Hidden: no API for others. May use {@code model}, {@code internal.send} and {@code
 * internal.paging}.
 */
@NullMarked
package org.dsr4j.graph.internal.write;

import org.jspecify.annotations.NullMarked;
