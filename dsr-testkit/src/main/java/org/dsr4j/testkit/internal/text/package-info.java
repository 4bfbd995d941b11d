/** Text that assertions and contract rules share. Hidden: no API. */
@NullMarked
package org.dsr4j.testkit.internal.text;

import org.jspecify.annotations.NullMarked;
