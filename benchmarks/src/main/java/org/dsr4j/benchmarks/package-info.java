/** JMH benchmarks. */
@NullMarked
package org.dsr4j.benchmarks;

import org.jspecify.annotations.NullMarked;
