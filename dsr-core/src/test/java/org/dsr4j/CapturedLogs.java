package org.dsr4j;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Captures the output of all loggers at the finest level until it is closed. */
public final class CapturedLogs implements AutoCloseable {

  private final Logger root;
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  public CapturedLogs() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    context.getLoggerList().forEach(logger -> logger.setLevel(Level.TRACE));
    appender.start();
    root.addAppender(appender);
  }

  /** Returns the messages with their stack traces. */
  public List<String> lines() {
    synchronized (appender) {
      return List.copyOf(appender.list).stream().map(CapturedLogs::line).toList();
    }
  }

  private static String line(ILoggingEvent event) {
    String trace =
        event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy());
    return event.getThreadName()
        + " "
        + event.getLoggerName()
        + " "
        + event.getFormattedMessage()
        + trace;
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    appender.stop();
  }
}
