/**
 * Faults of the simulated tenant: the scripted ones, and the selection of the next one. Hidden: no
 * API.
 */
@NullMarked
package org.dsr4j.testkit.internal.fault;

import org.jspecify.annotations.NullMarked;
