/**
 * The words of a data subject request: requests, identity, records, sources, ledger, errors.
 *
 * <p>Immutable values that every other package may use. Nothing here reads, writes or waits, and
 * nothing here names a service or a library type.
 */
@NullMarked
package org.dsr4j.model;

import org.jspecify.annotations.NullMarked;
