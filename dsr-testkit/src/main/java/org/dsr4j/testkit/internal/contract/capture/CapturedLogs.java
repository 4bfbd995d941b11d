package org.dsr4j.testkit.internal.contract.capture;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.dsr4j.testkit.internal.contract.result.FailureTexts;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is logged or printed during a call: at the finest level through {@code
 * java.util.logging} and, if it is the back end of slf4j, Logback. For other back ends only their
 * printed output is captured.
 */
public final class CapturedLogs implements AutoCloseable {

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Logger root = Logger.getLogger("");
  private final @Nullable Level level = root.getLevel();
  private final Handler handler = new CapturingHandler();
  private final @Nullable LogbackCapture logback;

  private final List<String> ignored;

  private CapturedLogs(List<String> ignored) {
    this.ignored = ignored;
    // This comes first: if it fails, the streams are unchanged.
    logback = logback();
    PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
    root.addHandler(handler);
    root.setLevel(Level.ALL);
  }

  /**
   * Null when Logback is not on the class path: the capture class is an appender and cannot be
   * loaded then.
   */
  private @Nullable LogbackCapture logback() {
    try {
      return LogbackCapture.open(this::add);
    } catch (NoClassDefFoundError e) {
      return null;
    }
  }

  /** Starts the capture, except for loggers with these prefixes. */
  public static CapturedLogs capture(List<String> ignored) {
    return new CapturedLogs(ignored);
  }

  private void add(@Nullable String logger, String line) {
    String name = logger == null ? "" : logger;
    if (ignored.stream().noneMatch(name::startsWith)) {
      lines.add(line);
    }
  }

  public List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    printed.toString(StandardCharsets.UTF_8).lines().forEach(all::add);
    return all;
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    root.removeHandler(handler);
    root.setLevel(level);
    if (logback != null) {
      logback.close();
    }
  }

  private final class CapturingHandler extends Handler {
    @Override
    public void publish(LogRecord record) {
      add(record.getLoggerName(), String.valueOf(record.getMessage()));
      if (record.getParameters() != null) {
        add(record.getLoggerName(), java.util.Arrays.toString(record.getParameters()));
      }
      if (record.getThrown() != null) {
        FailureTexts.messages(record.getThrown())
            .forEach(text -> add(record.getLoggerName(), text));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
