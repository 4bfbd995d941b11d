package org.dsr4j.graph.internal.http;

import java.net.ProtocolException;

/** Asked when a connection is ready and nothing of the request has been sent. */
@FunctionalInterface
public interface SendCheck {

  /** Lets everything pass. */
  SendCheck NONE = () -> {};

  /**
   * Decides whether the request may be sent, and notes that it is.
   *
   * @throws ProtocolException when it may not; nothing is sent then, and the caller gets the
   *     exception as it is. This type, because the HTTP client does not try again after it
   */
  void beforeSend() throws ProtocolException;
}
