/** The compared clients: this library, the plain SDK and raw requests. */
@NullMarked
package org.dsr4j.benchmarks.client;

import org.jspecify.annotations.NullMarked;
