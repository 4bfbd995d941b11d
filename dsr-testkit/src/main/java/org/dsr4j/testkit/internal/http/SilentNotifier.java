package org.dsr4j.testkit.internal.http;

import com.github.tomakehurst.wiremock.common.Notifier;
import org.jspecify.annotations.Nullable;

/** Logs nothing: requests contain personal data, and even invented data must not get into a log. */
final class SilentNotifier implements Notifier {

  @Override
  public void info(String message) {}

  @Override
  public void error(String message) {}

  @Override
  public void error(String message, @Nullable Throwable cause) {}
}
