/**
 * What an exported case proves: entries, problems and the report of an offline verification.
 *
 * <p>Immutable values. {@link org.dsr4j.Evidence} makes and verifies them. May use {@code model}
 * only.
 */
@NullMarked
package org.dsr4j.evidence;

import org.jspecify.annotations.NullMarked;
