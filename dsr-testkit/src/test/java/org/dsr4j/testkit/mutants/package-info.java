/**
 * Broken variants of the reference adapter, many with a defect of a real system, and the proof that
 * the contract kit detects each of them by the rule that it breaks.
 */
@NullMarked
package org.dsr4j.testkit.mutants;

import org.jspecify.annotations.NullMarked;
