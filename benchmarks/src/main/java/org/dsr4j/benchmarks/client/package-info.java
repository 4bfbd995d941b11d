/** The clients that are compared: this library, the plain SDK and raw requests. */
@NullMarked
package org.dsr4j.benchmarks.client;

import org.jspecify.annotations.NullMarked;
