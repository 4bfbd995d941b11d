/** Requests in, Graph-shaped answers out. Not part of the testkit's API. */
@NullMarked
package org.dsr4j.testkit.internal.http;

import org.jspecify.annotations.NullMarked;
