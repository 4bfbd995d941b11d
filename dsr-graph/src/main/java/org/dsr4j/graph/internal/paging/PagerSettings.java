package org.dsr4j.graph.internal.paging;

import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.internal.send.RequestEvents;
import org.dsr4j.graph.model.RetryPolicy;

/**
 * How listings are read.
 *
 * @param limit how many bytes a row or an object may have
 * @param policy how often a spoiled page is asked for again
 * @param delays waits before
 * @param events is told of pages
 */
public record PagerSettings(int limit, RetryPolicy policy, Delays delays, RequestEvents events) {}
