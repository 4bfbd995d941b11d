package org.dsr4j.testkit.internal.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a data file from the testkit's class path: one entry per line, "#" starts a comment line.
 */
public final class TableResource {

  private TableResource() {}

  /**
   * {@return the file's lines without comments and empty lines}
   *
   * @param name the file's name
   * @throws IllegalStateException when the file is missing in the testkit
   */
  public static List<String> lines(String name) {
    return text(name)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /**
   * {@return the whole file}
   *
   * @param name the file's name
   * @throws IllegalStateException when the file is missing in the testkit
   */
  public static String text(String name) {
    try (InputStream in = TableResource.class.getResourceAsStream("/org/dsr4j/testkit/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the testkit lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
