/** Captures what an adapter logs and prints while a rule runs. Hidden: no API. */
@NullMarked
package org.dsr4j.testkit.internal.contract.capture;

import org.jspecify.annotations.NullMarked;
