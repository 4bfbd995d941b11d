/**
 * Sends a request to Microsoft Graph and returns its response: host check, token, retry,
 * read-ahead.
 *
 * <p>Sends through {@code internal.http}. Does not depend on pages, sources or plans. Hidden: not
 * part of the API.
 */
@NullMarked
package org.dsr4j.graph.internal.send;

import org.jspecify.annotations.NullMarked;
