package org.dsr4j.benchmarks.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dsr4j.testkit.SimulatedTenant;

/**
 * Sends small requests over some persistent connections: with plain sockets, which leave the
 * processor time to the measured simulator, and with the JDK's client, as a test does.
 */
public final class SmallRequests implements AutoCloseable {

  public static final int CONNECTIONS = 4;

  private static final String LENGTH = "content-length:";

  private final List<byte[]> requests;
  private final List<HttpRequest> httpRequests;
  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final List<Connection> connections = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

  public SmallRequests(SimulatedTenant simulated, List<String> paths) throws IOException {
    URI endpoint = simulated.endpoint();
    String headers =
        " HTTP/1.1\r\nHost: "
            + endpoint.getAuthority()
            + "\r\nAuthorization: Bearer "
            + simulated.accessToken()
            + "\r\nAccept: application/json\r\n\r\n";
    requests =
        paths.stream()
            .map(path -> ("GET " + path + headers).getBytes(StandardCharsets.US_ASCII))
            .toList();
    httpRequests =
        paths.stream()
            .map(
                path ->
                    HttpRequest.newBuilder(endpoint.resolve(path))
                        .header("Authorization", "Bearer " + simulated.accessToken())
                        .build())
            .toList();
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(new Connection(new Socket(endpoint.getHost(), endpoint.getPort())));
    }
  }

  /**
   * Sends this number of requests in total, distributed over the connections, and reads each answer
   * completely.
   */
  public void send(int count) throws Exception {
    share(count, (connection, path) -> connections.get(connection).send(requests.get(path)));
  }

  /** Sends the same with the JDK's client, from the same number of threads. */
  public void sendByHttpClient(int count) throws Exception {
    share(
        count,
        (connection, path) -> {
          int status = http.send(httpRequests.get(path), BodyHandlers.discarding()).statusCode();
          if (status != 200) {
            throw new IOException("the simulated tenant answers " + status);
          }
        });
  }

  private interface RequestSender {
    void send(int connection, int path) throws Exception;
  }

  private void share(int count, RequestSender asking) throws Exception {
    List<Future<?>> shares = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      int connection = i;
      int share = count / CONNECTIONS + (i < count % CONNECTIONS ? 1 : 0);
      shares.add(
          threads.submit(
              () -> {
                for (int sent = 0; sent < share; sent++) {
                  asking.send(connection, sent % requests.size());
                }
                return null;
              }));
    }
    for (Future<?> share : shares) {
      try {
        share.get();
      } catch (ExecutionException e) {
        throw new IOException("a request was not answered", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    for (Connection connection : connections) {
      connection.socket().close();
    }
  }

  private record Connection(Socket socket, InputStream in) {

    Connection(Socket socket) throws IOException {
      this(socket, new BufferedInputStream(socket.getInputStream()));
      socket.setTcpNoDelay(true);
    }

    void send(byte[] request) throws IOException {
      socket.getOutputStream().write(request);
      String status = line();
      if (!status.startsWith("HTTP/1.1 200 ")) {
        throw new IOException("the simulated tenant answers '" + status + "'");
      }
      int length = -1;
      for (String header = line(); !header.isEmpty(); header = line()) {
        if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
          length = Integer.parseInt(header.substring(LENGTH.length()).strip());
        }
      }
      if (length >= 0) {
        in.skipNBytes(length);
      } else {
        skipChunks();
      }
    }

    private void skipChunks() throws IOException {
      int size;
      do {
        size = Integer.parseInt(line(), 16);
        in.skipNBytes(size);
        line();
      } while (size > 0);
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder(80);
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new IOException("the simulated tenant ended the connection");
        }
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }
  }
}
