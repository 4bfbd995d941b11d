package org.dsr4j.graph.internal.http;

import java.net.ProtocolException;

/** The check after a connection is open and before any byte of the request is sent. */
@FunctionalInterface
public interface SendCheck {

  /** Allows every request. */
  SendCheck NONE = () -> {};

  /**
   * Decides whether the request may be sent, and records that it was sent.
   *
   * @throws ProtocolException when it may not be sent; the caller gets this exception unchanged.
   *     The HTTP client does not retry after an exception of this type
   */
  void beforeSend() throws ProtocolException;
}
