/** Faults of the simulated tenant: what is scripted, and what strikes next. Hidden: no API. */
@NullMarked
package org.dsr4j.testkit.internal.fault;

import org.jspecify.annotations.NullMarked;
