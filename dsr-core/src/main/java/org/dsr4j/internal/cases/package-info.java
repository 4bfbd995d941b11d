/**
 * One case as its journal tells it: the state that is read from the entries, and the file that
 * appends to them.
 *
 * <p>Nothing else knows what a case has reached. May use {@code internal.journal}, {@code
 * internal.engine} and {@code internal.registry}; {@code plan}, {@code execute} and {@code
 * owncases} use it.
 */
@NullMarked
package org.dsr4j.internal.cases;

import org.jspecify.annotations.NullMarked;
