package org.dsr4j.graph.internal.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Ensures that a request is sent once.
 *
 * <p>OkHttp repeats a request automatically after a broken reused connection, and after some
 * responses with status 408, 421 and 503. A write could then be applied twice, and the repetition
 * would not be counted. This network interceptor runs when a connection is open and no byte was
 * sent.
 */
final class SingleSend {

  /** OkHttp does not retry after an exception of this type. */
  static final class RepeatedException extends ProtocolException {

    private static final long serialVersionUID = 1L;

    private final IOException first;

    RepeatedException(IOException first) {
      super("a request can be sent only once");
      this.first = first;
    }

    /** The reason why OkHttp tried to send the request again. */
    IOException first() {
      return first;
    }
  }

  /** OkHttp passes a response with this status on unchanged. */
  private static final int HANDED_ON = 500;

  private final SendCheck check;
  private @Nullable IOException over;
  private int status;

  SingleSend(SendCheck check) {
    this.check = check;
  }

  /** The network interceptor; each request has its own instance as a tag. */
  static Response intercept(Interceptor.Chain chain) throws IOException {
    return requireNonNull(chain.request().tag(SingleSend.class), "every request has one")
        .proceed(chain);
  }

  private Response proceed(Interceptor.Chain chain) throws IOException {
    if (over != null) {
      throw new RepeatedException(over);
    }
    check.beforeSend();
    over = new IOException("the HTTP client tried to send a request again");
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

  /**
   * Returns the received status; OkHttp gets another status if it would react to the original one.
   */
  int status() {
    return status;
  }
}
