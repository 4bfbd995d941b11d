package org.dsr4j.internal.change;

import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;

/** Who can look whether something is gone. */
final class Onlookers {

  private Onlookers() {}

  /** Whether no search of the library ever sees the place, so that a person's word has to do. */
  static boolean onlyPeople(SourceDescriptor source) {
    ActionSupport.Status status = source.support(Action.DISCOVER).status();
    return source.readByHand() || status == ActionSupport.Status.REDIRECTED;
  }
}
