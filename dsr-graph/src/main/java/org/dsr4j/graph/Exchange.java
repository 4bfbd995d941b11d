package org.dsr4j.graph;

import com.microsoft.kiota.RequestOption;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.Headers;
import org.dsr4j.graph.internal.http.PreparedRequest;
import org.dsr4j.graph.internal.http.SendState;
import org.dsr4j.graph.model.ErrorResponseException;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one request, carried through the SDK as an option and read by the interceptors.
 *
 * <p>Used by the thread that sends; only cancelling comes from another.
 */
public final class Exchange implements RequestOption, AutoCloseable {

  private final PreparedRequest outgoing;
  private final List<Cancellation> endings;
  private final List<Cancellation.Registration> registrations = new ArrayList<>(2);

  private int status;
  private @Nullable ErrorResponseException challenge;
  private Headers headers = Headers.of();

  /**
   * Begins an exchange.
   *
   * @param outgoing the request
   * @param endings each of them ends the exchange
   */
  public Exchange(PreparedRequest outgoing, Cancellation... endings) {
    this.outgoing = outgoing;
    this.endings = List.of(endings);
  }

  /**
   * The request.
   *
   * @return what is sent
   */
  public PreparedRequest outgoing() {
    return outgoing;
  }

  /** Ties a call to whatever ends it, also while its body arrives. */
  void started(Call call) {
    endings.forEach(ending -> registrations.add(ending.onCancel(call::cancel)));
  }

  /**
   * The first byte is about to leave.
   *
   * @throws SendState.SendStoppedException when a write may not
   */
  void leaving() throws SendState.SendStoppedException {
    SendState departure = outgoing.sendState();
    if (departure != null) {
      departure.beforeSending();
    }
  }

  /**
   * The status as it came over the wire.
   *
   * @return the HTTP status
   */
  public int status() {
    return status;
  }

  void status(int received) {
    status = received;
  }

  /**
   * The 401 that the SDK was shown so that it renews the token, if there was one.
   *
   * @return null when there was none
   */
  @Nullable
  public ErrorResponseException challenge() {
    return challenge;
  }

  void challenge(ErrorResponseException shown) {
    challenge = shown;
    SendState departure = outgoing.sendState();
    if (departure != null) {
      departure.confirmNotApplied();
    }
  }

  /** Whether the answer is one: a GET takes 200 only, all else every success. */
  boolean accepted() {
    return outgoing.method().equals("GET") ? status == 200 : status / 100 == 2;
  }

  /**
   * The headers of an accepted answer.
   *
   * @return the response headers
   */
  public Headers headers() {
    return headers;
  }

  void headers(Headers received) {
    headers = received;
  }

  @Override
  public void close() {
    registrations.forEach(Cancellation.Registration::close);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends RequestOption> Class<T> getType() {
    return (Class<T>) Exchange.class;
  }
}
