/** Answers requests that change something. Hidden: no API. */
@NullMarked
package org.dsr4j.testkit.internal.write;

import org.jspecify.annotations.NullMarked;
