/** Answers requests that read. Hidden: no API. */
@NullMarked
package org.dsr4j.testkit.internal.read;

import org.jspecify.annotations.NullMarked;
