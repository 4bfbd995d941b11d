/**
 * Reads what {@code catalogue} declares: plans the requests, checks the rows and reports the gaps.
 *
 * <p>For the adapters of this project; no API for others. {@code catalogue} does not know this
 * package.
 */
@NullMarked
package org.dsr4j.graph.catalogue.reading;

import org.jspecify.annotations.NullMarked;
