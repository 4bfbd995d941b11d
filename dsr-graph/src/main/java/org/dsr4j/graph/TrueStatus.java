package org.dsr4j.graph;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Stands where a connection is had and nothing was sent: the last look at a write.
 *
 * <p>Notes the status that came over the wire and hides from OkHttp those at which it would repeat
 * the request by itself (408, 421, 503 with Retry-After: 0).
 */
public final class TrueStatus implements Interceptor {

  private static final int HIDDEN = 500;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Exchange exchange = ExchangeInterceptor.exchange(chain);
    exchange.leaving();
    Response response = chain.proceed(chain.request());
    exchange.status(response.code());
    return switch (response.code()) {
      case 408, 421, 503 -> response.newBuilder().code(HIDDEN).build();
      default -> response;
    };
  }
}
