package org.dsr4j.graph.catalogue;

import java.util.Map;
import org.dsr4j.model.ActionSupport;

/**
 * The support for rectification, restriction and erasure, in the terms of the catalogues.
 *
 * <p>What Graph supports and this version does not is described as a manual task.
 */
public final class ChangeSupport {

  private static final String UNLIMITED = "unlimited";
  private static final Map<String, String> CASCADES =
      Map.of(
          "aad-user", "within 30 days of the account's permanent deletion",
          "aad-device", "immediately with the device object",
          "intune-managed-device", "within 30 days of the device's removal from Intune");

  private ChangeSupport() {}

  /**
   * Graph supports it, this version does not.
   *
   * @param what the manual task for an administrator
   * @return the support
   */
  public static ActionSupport byHand(String what) {
    return new ActionSupport.NotImplemented("until then by hand: " + what);
  }

  /**
   * An administrator deletes it, because this version has no step for it.
   *
   * @param what the task
   * @return the support
   */
  public static ActionSupport manual(String what) {
    return new ActionSupport.ByHand("this version has no step for it", what);
  }

  /**
   * It is changed together with another source.
   *
   * @param source the other source's id
   * @return the support
   */
  public static ActionSupport cascade(String source) {
    return new ActionSupport.Follows(source, CASCADES.getOrDefault(source, "at once"));
  }

  /**
   * Blocking the account includes it.
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
        "on the device", "change it there; the change is visible after the device's next check-in");
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
   * It is a copy or a result of data that can be changed.
   *
   * @param where the data to change instead
   * @return the support
   */
  public static ActionSupport atSource(String where) {
    return new ActionSupport.Redirected("at its source", where);
  }

  /**
   * Its authoritative source is the on-premises directory.
   *
   * @param instruction the task
   * @return the support
   */
  public static ActionSupport onPremises(String instruction) {
    return new ActionSupport.Redirected("on-premises", instruction);
  }

  /**
   * It is a tenant setting that names the person.
   *
   * @param instruction the task
   * @return the support
   */
  public static ActionSupport configuration(String instruction) {
    return new ActionSupport.Redirected("in the tenant's settings", instruction);
  }

  /**
   * Another organisation or service holds the data.
   *
   * @param instruction where and what, separated by a colon
   * @return the support
   */
  public static ActionSupport elsewhere(String instruction) {
    int colon = instruction.indexOf(':');
    return new ActionSupport.Redirected(
        instruction.substring(0, colon), instruction.substring(colon + 1).strip());
  }

  /**
   * The service offers no deletion and deletes it after its own retention period.
   *
   * @param until the time of the deletion
   * @return the support
   */
  public static ActionSupport retention(String until) {
    return new ActionSupport.Impossible("the service offers no deletion", until);
  }

  /**
   * Audit records are outside erasure.
   *
   * @param until the retention period
   * @return the support
   */
  public static ActionSupport audit(String until) {
    return new ActionSupport.Impossible("audit records are outside erasure", until);
  }

  /**
   * A record of an event is not rectified.
   *
   * @return the support
   */
  public static ActionSupport fact() {
    return new ActionSupport.Impossible("a record of an event is not corrected", UNLIMITED);
  }

  /**
   * Rectification does not apply to a secret.
   *
   * @return the support
   */
  public static ActionSupport secret() {
    return new ActionSupport.Impossible("a secret is replaced, not corrected", UNLIMITED);
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
   * Every known way to restrict it would remove something.
   *
   * @return the support
   */
  public static ActionSupport keeps() {
    return new ActionSupport.Impossible(
        "restriction never removes anything; block the account's sign-in instead", UNLIMITED);
  }

  /**
   * There is no known way to restrict it.
   *
   * @return the support
   */
  public static ActionSupport noRestriction() {
    return new ActionSupport.Impossible("there is no known way to restrict it", UNLIMITED);
  }
}
