package org.dsr4j.graph.internal.http;

import java.io.IOException;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Answers requests in this process, for tests. A transport with such a service opens no connection:
 * it reaches no host at all. Applications cannot set one.
 */
@FunctionalInterface
public interface LocalService {

  /**
   * Answers a request on the caller's thread.
   *
   * @param request the request, without the headers that an HTTP client adds
   * @return the response, with a body
   * @throws IOException when the connection breaks, before or after the request took effect
   */
  Response answer(Request request) throws IOException;
}
