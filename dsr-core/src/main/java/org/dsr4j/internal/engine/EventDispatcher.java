package org.dsr4j.internal.engine;

import org.dsr4j.model.RunEvent;
import org.dsr4j.model.RunListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes events to the application's listener; an exception of the listener does not affect the
 * run.
 */
public final class EventDispatcher implements RunListener {

  private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);

  private final RunListener listener;

  public EventDispatcher(RunListener listener) {
    this.listener = listener;
  }

  @Override
  public void onEvent(RunEvent event) {
    try {
      listener.onEvent(event);
    } catch (Throwable e) {
      LOG.warn("The run listener failed on {}: {}", event.status(), e.getClass().getName());
    }
  }
}
