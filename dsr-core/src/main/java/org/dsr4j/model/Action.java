package org.dsr4j.model;

/** The actions of a data subject request, with the terms of Microsoft's Intune guide. */
public enum Action {
  /** Finds the data about the person (guide: Discover, Access). */
  DISCOVER(true),
  /** Exports an electronic copy (GDPR Art. 15 and 20; guide: Export). */
  EXPORT(true),
  /** Exports the audit entries that name the person (guide: Audit personal data). */
  AUDIT(true),
  /** Corrects data (GDPR Art. 16). */
  RECTIFY(false),
  /** Restricts processing, or lifts the restriction (GDPR Art. 18). */
  RESTRICT(false),
  /** Erases data (GDPR Art. 17). */
  DELETE(false);

  private final boolean reading;

  Action(boolean reading) {
    this.reading = reading;
  }

  /**
   * Returns whether this action only reads.
   *
   * @return false for actions that change something at a service
   */
  public boolean reading() {
    return reading;
  }
}
