package org.dsr4j.graph.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that writes bytes as a test wants them and notes each request's first line. */
final class WireServer implements AutoCloseable {

  /** Answers the request with this number, counted from 1. */
  interface Script {
    /** Writes an answer; false when the connection is to be closed. */
    boolean answer(int number, OutputStream out) throws IOException;
  }

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Script script;

  WireServer(Script script) throws IOException {
    this.script = script;
    daemon(this::accept);
  }

  static Script always(String answer) {
    return (number, out) -> {
      out.write(answer.getBytes(ISO_8859_1));
      return true;
    };
  }

  /** An answer whose body is these characters. */
  static String answer(int status, String headers, String body) {
    return "HTTP/1.1 "
        + status
        + " status\r\n"
        + headers
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  /** The first lines of the requests, without the protocol. */
  List<String> seen() {
    return seen;
  }

  int openConnections() {
    return open.size();
  }

  int port() {
    return server.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        daemon(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      while (read(in) && script.answer(seen.size(), socket.getOutputStream())) {
        socket.getOutputStream().flush();
      }
    } catch (IOException e) {
      return;
    } finally {
      open.remove(socket);
    }
  }

  /** Notes a request; its body, if any, is not longer than the reader's buffer. */
  private boolean read(BufferedReader in) throws IOException {
    String first = in.readLine();
    if (first == null) {
      return false;
    }
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    for (int i = 0; i < length; i++) {
      in.read();
    }
    seen.add(first.substring(0, first.lastIndexOf(' ')));
    return true;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "wire-server");
    thread.setDaemon(true);
    thread.start();
  }
}
