/** Throttling as in Graph. Not exported API. */
@NullMarked
package org.dsr4j.testkit.internal.throttle;

import org.jspecify.annotations.NullMarked;
