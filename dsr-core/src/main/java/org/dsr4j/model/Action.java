package org.dsr4j.model;

/** The verbs of a data subject request, as Microsoft's Intune guide names them. */
public enum Action {
  /** Find what is held about the person (guide: Discover, Access). */
  DISCOVER(true),
  /** Hand out an electronic copy (GDPR Art. 15 and 20; guide: Export). */
  EXPORT(true),
  /** Show the audit trail that names the person (guide: Audit personal data). */
  AUDIT(true),
  /** Correct (GDPR Art. 16). */
  RECTIFY(false),
  /** Restrict processing, and lift the restriction (GDPR Art. 18). */
  RESTRICT(false),
  /** Erase (GDPR Art. 17). */
  DELETE(false);

  private final boolean reading;

  Action(boolean reading) {
    this.reading = reading;
  }

  /**
   * Whether this action only reads.
   *
   * @return false for actions that change something at a service
   */
  public boolean reading() {
    return reading;
  }
}
