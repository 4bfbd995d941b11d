/**
 * One case: its state, which is computed from the journal, and the file that appends to the
 * journal.
 *
 * <p>No other package knows the state of a case. May use {@code internal.journal}, {@code
 * internal.engine} and {@code internal.registry}; {@code plan}, {@code execute} and {@code
 * owncases} use it.
 */
@NullMarked
package org.dsr4j.internal.cases;

import org.jspecify.annotations.NullMarked;
