/** The changes of a simulated tenant: by requests, by time and by its users. Hidden: no API. */
@NullMarked
package org.dsr4j.testkit.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
