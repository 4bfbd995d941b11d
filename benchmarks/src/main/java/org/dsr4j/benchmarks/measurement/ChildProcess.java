package org.dsr4j.benchmarks.measurement;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Runs a class in a separate JVM with the class path of this one. */
public final class ChildProcess {

  private ChildProcess() {}

  /** Returns the {@code name=value} lines that the class printed. */
  public static Properties run(Class<?> main, int heapMiB, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMiB + "m");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.add("-classpath");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed;
    try (InputStream out = process.getInputStream()) {
      printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(main.getSimpleName() + " ended with " + code);
    }
    Properties found = new Properties();
    found.load(new StringReader(printed));
    return found;
  }
}
