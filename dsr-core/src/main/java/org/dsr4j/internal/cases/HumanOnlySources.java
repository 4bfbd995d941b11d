package org.dsr4j.internal.cases;

import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;

/** Decides which sources only people can read. */
public final class HumanOnlySources {

  private HumanOnlySources() {}

  /**
   * Returns whether no search of the library covers the source, so that a person must attest the
   * result.
   */
  public static boolean isHumanOnly(SourceDescriptor source) {
    ActionSupport.Status status = source.support(Action.DISCOVER).status();
    return source.readByHand() || status == ActionSupport.Status.REDIRECTED;
  }
}
