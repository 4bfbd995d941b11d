package org.dsr4j.internal.cases;

import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;

/** Who can look whether something is gone. */
public final class HumanOnlySources {

  private HumanOnlySources() {}

  /** Whether no search of the library ever sees the place, so that a person's word has to do. */
  public static boolean isHumanOnly(SourceDescriptor source) {
    ActionSupport.Status status = source.support(Action.DISCOVER).status();
    return source.readByHand() || status == ActionSupport.Status.REDIRECTED;
  }
}
