package org.dsr4j.testkit.internal.http;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.ChunkedDribbleDelay;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.dsr4j.testkit.internal.protocol.ReceivedRequest;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.tenant.FaultApplier;

/** Makes the handler write WireMock's responses. */
final class GraphTransformer implements ResponseTransformerV2 {

  private static final long DRIBBLE_MILLIS = 100;

  private final GraphHandler handler;

  GraphTransformer(GraphHandler handler) {
    this.handler = handler;
  }

  @Override
  public String getName() {
    return "dsr4j-graph";
  }

  @Override
  public Response transform(Response response, ServeEvent event) {
    Request request = event.getRequest();
    Reply reply =
        handler.handle(
            ReceivedRequest.of(
                request.getMethod().getName(),
                request.getUrl(),
                request::getHeader,
                body(request)));
    Response.Builder builder =
        Response.response()
            .status(reply.status())
            .headers(headers(reply))
            .incrementInitialDelay(reply.delivery().delay().toMillis());
    if (reply.delivery().connectionReset()) {
      return builder
          .fault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)
          .build();
    }
    if (reply.delivery().connectionCut()) {
      // one flushed chunk, then the end: the body never reaches its Content-Length
      return builder
          .body(FaultApplier.firstHalf(reply.body()))
          .chunkedDribbleDelay(new ChunkedDribbleDelay(1, 0))
          .build();
    }
    if (!reply.delivery().slowBodyTime().isZero()) {
      builder.chunkedDribbleDelay(dribble(reply));
    }
    return builder.body(reply.body()).build();
  }

  private static String body(Request request) {
    byte[] body = request.getBody();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }

  private static ChunkedDribbleDelay dribble(Reply reply) {
    Duration time = reply.delivery().slowBodyTime();
    long chunks = Math.max(2, Math.min(reply.body().length, time.toMillis() / DRIBBLE_MILLIS));
    return new ChunkedDribbleDelay(
        (int) chunks, (int) Math.min(time.toMillis(), Integer.MAX_VALUE));
  }

  private static HttpHeaders headers(Reply reply) {
    List<HttpHeader> headers =
        reply.headers().entrySet().stream()
            .map(header -> new HttpHeader(header.getKey(), header.getValue()))
            .collect(Collectors.toList());
    if (reply.delivery().connectionCut()) {
      headers.add(new HttpHeader("Content-Length", Integer.toString(reply.body().length)));
    }
    return new HttpHeaders(headers);
  }
}
