/**
 * The terms of a data subject request: requests, identity, records, sources, ledger, errors.
 *
 * <p>Immutable values that every other package may use. No type here does I/O or names a service or
 * a library. More than 25 files, because this is the vocabulary of the whole library: its types are
 * small, refer to each other, and a reader looks for all of them in one place.
 */
@NullMarked
package org.dsr4j.model;

import org.jspecify.annotations.NullMarked;
