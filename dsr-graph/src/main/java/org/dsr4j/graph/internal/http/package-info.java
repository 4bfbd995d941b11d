/**
 * Sends HTTP requests and streams their responses; does not depend on the service, tokens or
 * tenants.
 *
 * <p>Not part of the API.
 */
@NullMarked
package org.dsr4j.graph.internal.http;

import org.jspecify.annotations.NullMarked;
