/**
 * Sends HTTP requests and hands on their answers while they arrive; knows no service, no token and
 * no tenant.
 *
 * <p>Not part of the API.
 */
@NullMarked
package org.dsr4j.graph.internal.http;

import org.jspecify.annotations.NullMarked;
