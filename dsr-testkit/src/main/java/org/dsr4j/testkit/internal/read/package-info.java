/** Answers read requests. Hidden: no API. */
@NullMarked
package org.dsr4j.testkit.internal.read;

import org.jspecify.annotations.NullMarked;
