/** Reads and writes JSON without changing a token of it. Not part of the testkit's API. */
@NullMarked
package org.dsr4j.testkit.internal.json;

import org.jspecify.annotations.NullMarked;
