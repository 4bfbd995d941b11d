package org.dsr4j.testkit.internal.http;

import com.github.tomakehurst.wiremock.common.Notifier;
import org.jspecify.annotations.Nullable;

/** Says nothing: requests hold personal data, and even invented ones shall not reach a log. */
final class SilentNotifier implements Notifier {

  @Override
  public void info(String message) {}

  @Override
  public void error(String message) {}

  @Override
  public void error(String message, @Nullable Throwable cause) {}
}
