/**
 * The HTTP side of the simulated tenant: receives requests and writes responses in Graph's form.
 * Not part of the testkit's API.
 */
@NullMarked
package org.dsr4j.testkit.internal.http;

import org.jspecify.annotations.NullMarked;
