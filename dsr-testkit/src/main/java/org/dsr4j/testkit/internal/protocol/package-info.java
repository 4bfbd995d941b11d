/** Requests and replies of the simulated service as values. Hidden: no API. */
@NullMarked
package org.dsr4j.testkit.internal.protocol;

import org.jspecify.annotations.NullMarked;
