/** The rows of a simulated tenant. Not part of the testkit's API. */
@NullMarked
package org.dsr4j.testkit.internal.store;

import org.jspecify.annotations.NullMarked;
