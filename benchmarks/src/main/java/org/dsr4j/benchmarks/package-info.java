/** What reading costs, beside the same work done with the plain Graph SDK in the same run. */
@NullMarked
package org.dsr4j.benchmarks;

import org.jspecify.annotations.NullMarked;
