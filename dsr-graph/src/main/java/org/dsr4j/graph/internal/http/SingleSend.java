package org.dsr4j.graph.internal.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a request is sent once.
 *
 * <p>OkHttp repeats a request by itself where a kept connection broke, and after some answers with
 * status 408, 421 and 503. A request that changes something could be applied twice then, and no
 * repetition would be counted. Stands where a connection is ready and nothing was sent.
 */
final class SingleSend {

  /** Of the one type after which OkHttp does not try again. */
  static final class RepeatedException extends ProtocolException {

    private static final long serialVersionUID = 1L;

    private final IOException first;

    RepeatedException(IOException first) {
      super("a request is sent once");
      this.first = first;
    }

    /** Why OkHttp wanted to send again. */
    IOException first() {
      return first;
    }
  }

  /** OkHttp hands an answer with this status on as it is. */
  private static final int HANDED_ON = 500;

  private final SendCheck check;
  private @Nullable IOException over;
  private int status;

  SingleSend(SendCheck check) {
    this.check = check;
  }

  /** To be added as network interceptor; each request has its own instance as a tag. */
  static Response intercept(Interceptor.Chain chain) throws IOException {
    return requireNonNull(chain.request().tag(SingleSend.class), "every request has one")
        .proceed(chain);
  }

  private Response proceed(Interceptor.Chain chain) throws IOException {
    if (over != null) {
      throw new RepeatedException(over);
    }
    check.beforeSend();
    over = new IOException("a request was to be sent again");
    Response response;
    try {
      response = chain.proceed(chain.request());
    } catch (IOException e) {
      over = e;
      throw e;
    }
    status = response.code();
    return switch (status) {
      case 407, 408, 421, 503 -> response.newBuilder().code(HANDED_ON).build();
      default -> response;
    };
  }

  /** The status as it was received; OkHttp is shown another one where it would act by itself. */
  int status() {
    return status;
  }
}
