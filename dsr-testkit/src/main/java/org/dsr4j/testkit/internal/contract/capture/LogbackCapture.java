package org.dsr4j.testkit.internal.contract.capture;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Captures Logback output at its finest level and restores the previous levels. */
final class LogbackCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final BiConsumer<String, String> lines;
  private final Logger root;
  private final Map<Logger, @Nullable Level> levels = new HashMap<>();

  private LogbackCapture(LoggerContext logback, BiConsumer<String, String> lines) {
    this.root = logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    this.lines = lines;
    for (Logger logger : logback.getLoggerList()) {
      levels.put(logger, logger.getLevel());
      if (logger.getLevel() != null) {
        logger.setLevel(Level.TRACE);
      }
    }
    setContext(logback);
    start();
    root.addAppender(this);
  }

  /** Null when Logback is not the back end of slf4j; requires Logback on the class path. */
  static @Nullable LogbackCapture open(BiConsumer<String, String> lines) {
    return LoggerFactory.getILoggerFactory() instanceof LoggerContext found
        ? new LogbackCapture(found, lines)
        : null;
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.accept(event.getLoggerName(), event.getFormattedMessage());
    for (IThrowableProxy at = event.getThrowableProxy(); at != null; at = at.getCause()) {
      lines.accept(event.getLoggerName(), at.getClassName() + ": " + at.getMessage());
    }
  }

  @Override
  public void close() {
    root.detachAppender(this);
    levels.forEach(Logger::setLevel);
    stop();
  }
}
