/**
 * Sends a request to Microsoft Graph and returns its response: host check, token, retry,
 * read-ahead.
 *
 * <p>Sends through {@code internal.http}. Knows nothing of pages, sources or plans. Hidden: no API
 * for others.
 */
@NullMarked
package org.dsr4j.graph.internal.send;

import org.jspecify.annotations.NullMarked;
