/** Measures time, memory and processor use, and writes the figures. */
@NullMarked
package org.dsr4j.benchmarks.measurement;

import org.jspecify.annotations.NullMarked;
