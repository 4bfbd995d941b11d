/**
 * The terms of a data subject request: requests, identities, records, sources, ledger, errors.
 *
 * <p>Immutable values that every other package may use. No type here does I/O or names a service or
 * a library. The package has more than 25 files, because the whole library uses these small types,
 * they refer to each other, and readers expect all of them in one place.
 */
@NullMarked
package org.dsr4j.model;

import org.jspecify.annotations.NullMarked;
