/**
 * Measures the cost of reading, compared with the same work of the plain Graph SDK in the same run.
 */
@NullMarked
package org.dsr4j.benchmarks;

import org.jspecify.annotations.NullMarked;
