/** One simulated tenant while it serves a request: permissions, limits, faults. Hidden: no API. */
@NullMarked
package org.dsr4j.testkit.internal.tenant;

import org.jspecify.annotations.NullMarked;
