/**
 * Broken variants of the reference adapter, each as a real system was broken, and the proof that
 * the contract kit catches each by the rule that it breaks.
 */
@NullMarked
package org.dsr4j.testkit.mutants;

import org.jspecify.annotations.NullMarked;
