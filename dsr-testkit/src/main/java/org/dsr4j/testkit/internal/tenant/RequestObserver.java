package org.dsr4j.testkit.internal.tenant;

import org.dsr4j.testkit.internal.protocol.AnsweredRequest;

/** Receives the requests of a tenant in the order in which they are answered. */
public interface RequestObserver {

  /** Receives nothing. */
  RequestObserver NONE =
      new RequestObserver() {
        @Override
        public void answered(AnsweredRequest request) {}

        @Override
        public void rolledBack() {}
      };

  /** Receives a request after its effect. The tenant answers no other request meanwhile. */
  void answered(AnsweredRequest request);

  /** The tenant has returned to a saved state. */
  void rolledBack();
}
