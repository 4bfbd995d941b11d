package org.dsr4j.benchmarks.measurement;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The results of one benchmark, printed and stored as a JSON file. */
public final class Measurements {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final ObjectNode root;

  public Measurements() {
    this(JSON.createObjectNode());
  }

  private Measurements(ObjectNode root) {
    this.root = root;
  }

  /** A ratio or another figure with three decimal places; more would be noise. */
  public Measurements put(String name, double value) {
    root.put(name, Math.round(value * 1000) / 1000.0);
    return this;
  }

  public Measurements put(String name, long value) {
    root.put(name, value);
    return this;
  }

  public Measurements put(String name, boolean value) {
    root.put(name, value);
    return this;
  }

  public Measurements put(String name, String value) {
    root.put(name, value);
    return this;
  }

  /** Figures that belong together under one name. */
  public Measurements group(String name) {
    return new Measurements(root.putObject(name));
  }

  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    String text = JSON.writeValueAsString(root);
    Files.writeString(file, text + "\n");
    System.out.println(file.getFileName() + " " + text);
  }
}
