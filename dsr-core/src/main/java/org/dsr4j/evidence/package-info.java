/**
 * Evidence of an exported case: entries, problems and the report of an offline verification.
 *
 * <p>Immutable values. {@link org.dsr4j.Evidence} creates and verifies evidence files. This package
 * may use only {@code model}.
 */
@NullMarked
package org.dsr4j.evidence;

import org.jspecify.annotations.NullMarked;
