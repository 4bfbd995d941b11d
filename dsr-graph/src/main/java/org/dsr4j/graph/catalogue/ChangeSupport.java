package org.dsr4j.graph.catalogue;

import java.util.Map;
import org.dsr4j.model.ActionSupport;

/**
 * The words in which catalogues say what can be corrected, restricted and erased, and how.
 *
 * <p>What Graph could do and this version does not is told as something to do by hand.
 */
public final class ChangeSupport {

  private static final String UNLIMITED = "unlimited";
  private static final Map<String, String> CASCADES =
      Map.of(
          "aad-user", "within 30 days of the account's permanent deletion",
          "aad-device", "at once with the device object",
          "intune-managed-device", "within 30 days of the device's removal from Intune");

  private ChangeSupport() {}

  /**
   * Graph could do it, this version does not.
   *
   * @param what what an administrator does meanwhile
   * @return the support
   */
  public static ActionSupport byHand(String what) {
    return new ActionSupport.NotImplemented("meanwhile by hand: " + what);
  }

  /**
   * It goes with something else.
   *
   * @param source the other source's id
   * @return the support
   */
  public static ActionSupport cascade(String source) {
    return new ActionSupport.Follows(source, CASCADES.getOrDefault(source, "at once"));
  }

  /**
   * Blocking the account covers it.
   *
   * @return the support
   */
  public static ActionSupport accountBlock() {
    return new ActionSupport.Follows("aad-user", "as soon as the account is blocked");
  }

  /**
   * Only the device can change it.
   *
   * @return the support
   */
  public static ActionSupport onDevice() {
    return new ActionSupport.Redirected(
        "on the device", "change it there; it shows after the device's next check-in");
  }

  /**
   * Only the person can change it.
   *
   * @return the support
   */
  public static ActionSupport byPerson() {
    return new ActionSupport.Redirected(
        "by the person", "the person registers the sign-in method again");
  }

  /**
   * It is a copy or a consequence of something that can be changed.
   *
   * @param where what to change instead
   * @return the support
   */
  public static ActionSupport atSource(String where) {
    return new ActionSupport.Redirected("at its source", where);
  }

  /**
   * It is mastered in the directory on-premises.
   *
   * @param instruction what to do there
   * @return the support
   */
  public static ActionSupport onPremises(String instruction) {
    return new ActionSupport.Redirected("on-premises", instruction);
  }

  /**
   * It is a setting of the tenant that names the person.
   *
   * @param instruction what to do there
   * @return the support
   */
  public static ActionSupport configuration(String instruction) {
    return new ActionSupport.Redirected("in the tenant's settings", instruction);
  }

  /**
   * It is held by somebody else.
   *
   * @param instruction where and what, joined by a colon
   * @return the support
   */
  public static ActionSupport elsewhere(String instruction) {
    int colon = instruction.indexOf(':');
    return new ActionSupport.Redirected(
        instruction.substring(0, colon), instruction.substring(colon + 1).strip());
  }

  /**
   * The service offers no deletion and ends it in its own time.
   *
   * @param until when that is
   * @return the support
   */
  public static ActionSupport retention(String until) {
    return new ActionSupport.Impossible("the service offers no deletion", until);
  }

  /**
   * Audit records are outside erasure.
   *
   * @param until how long they are kept
   * @return the support
   */
  public static ActionSupport audit(String until) {
    return new ActionSupport.Impossible("audit records are outside erasure", until);
  }

  /**
   * What happened is not corrected.
   *
   * @return the support
   */
  public static ActionSupport fact() {
    return new ActionSupport.Impossible("a record of what happened is not corrected", UNLIMITED);
  }

  /**
   * A secret has no right or wrong.
   *
   * @return the support
   */
  public static ActionSupport secret() {
    return new ActionSupport.Impossible("a secret is renewed, not corrected", UNLIMITED);
  }

  /**
   * Logs cannot be restricted.
   *
   * @return the support
   */
  public static ActionSupport log() {
    return new ActionSupport.Impossible(
        "the service does not restrict its logs", "as long as the log is kept");
  }

  /**
   * Every way to restrict it would take something away.
   *
   * @return the support
   */
  public static ActionSupport keeps() {
    return new ActionSupport.Impossible(
        "restriction never removes anything; blocking the account's sign-in stands in for it",
        UNLIMITED);
  }

  /**
   * No way to restrict it is known.
   *
   * @return the support
   */
  public static ActionSupport noRestriction() {
    return new ActionSupport.Impossible("no way to restrict it is known", UNLIMITED);
  }
}
