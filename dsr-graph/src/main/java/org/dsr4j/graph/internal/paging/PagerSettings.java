package org.dsr4j.graph.internal.paging;

import org.dsr4j.graph.internal.send.BodyGate;
import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.internal.send.RequestEvents;
import org.dsr4j.graph.model.RetryPolicy;

/**
 * The settings for reading lists.
 *
 * @param limit the maximum number of bytes of a row or an object
 * @param policy the retry policy for a broken page
 * @param delays waits before
 * @param events receives an event for each page
 * @param gate limits how many threads process bodies
 */
public record PagerSettings(
    int limit, RetryPolicy policy, Delays delays, RequestEvents events, BodyGate gate) {}
