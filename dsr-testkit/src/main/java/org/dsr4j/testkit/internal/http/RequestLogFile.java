package org.dsr4j.testkit.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.dsr4j.testkit.internal.protocol.AnsweredRequest;
import org.jspecify.annotations.Nullable;

/**
 * A file with all requests that the simulators of several JVMs have answered, one line of JSON
 * each. Safe for use by several threads and processes: a line is appended by one write.
 */
final class RequestLogFile {

  /** The environment variable that names the file. */
  public static final String VARIABLE = "DSR_TESTKIT_REQUESTS";

  private final FileChannel channel;

  /**
   * Opens a file and creates it if it does not exist.
   *
   * @param path the file
   */
  public RequestLogFile(Path path) {
    try {
      channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the file that " + VARIABLE + " names cannot be opened", e);
    }
  }

  /** {@return the file that the environment names, or null; the same one for the whole JVM} */
  public static @Nullable RequestLogFile ofEnvironment() {
    return Holder.FILE;
  }

  /**
   * Appends a request.
   *
   * @param request the request
   */
  public void append(AnsweredRequest request) {
    ByteBuffer line = ByteBuffer.wrap((request.toLine() + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      synchronized (this) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the file that " + VARIABLE + " names cannot be written", e);
    }
  }

  private static final class Holder {
    static final @Nullable RequestLogFile FILE = open(System.getenv(VARIABLE));

    private static @Nullable RequestLogFile open(@Nullable String name) {
      return name == null || name.isBlank() ? null : new RequestLogFile(Path.of(name));
    }
  }
}
