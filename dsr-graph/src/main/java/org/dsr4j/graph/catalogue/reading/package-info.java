/**
 * Reads the sources that {@code catalogue} declares: plans the requests, checks the rows and
 * reports the gaps.
 *
 * <p>For the adapters of this project; not part of the API. {@code catalogue} does not depend on
 * this package.
 */
@NullMarked
package org.dsr4j.graph.catalogue.reading;

import org.jspecify.annotations.NullMarked;
