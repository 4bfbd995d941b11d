/**
 * Sends one request and returns its response: host check, token, retry, read-ahead.
 *
 * <p>Knows nothing of pages, sources or plans. Hidden: no API for others.
 */
@NullMarked
package org.dsr4j.graph.internal.http;

import org.jspecify.annotations.NullMarked;
