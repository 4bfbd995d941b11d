package org.dsr4j.testkit;

import org.dsr4j.testkit.internal.fault.FaultRegistry;
import org.dsr4j.testkit.internal.fault.FaultRegistry.Trigger;
import org.dsr4j.testkit.internal.fault.ScriptedFault;

/**
 * Faults of requests for access tokens at {@link SimulatedApplication#authority}; see {@link
 * Faults#onTokenRequest}. Immutable.
 */
public final class TokenRequestFaults {

  private final FaultRegistry book;
  private final Trigger trigger;

  TokenRequestFaults(FaultRegistry book, Trigger trigger) {
    this.book = book;
    this.trigger = trigger;
  }

  /**
   * {@return a script whose fault is applied this often and then never again}
   *
   * @param count how often
   */
  public TokenRequestFaults times(int count) {
    Faults.requireCount(count);
    return new TokenRequestFaults(book, new Trigger(trigger.path(), "", 0, 1, count));
  }

  /**
   * Answers with a status and the error body that the authority sends with it.
   *
   * @param status a status from 400 to 599
   */
  public void reply(int status) {
    Faults.requireError(status);
    book.add(trigger, new ScriptedFault.Status(status, null));
  }

  /**
   * Answers with a status and an HTML page, as a proxy between client and service would.
   *
   * @param status the status
   */
  public void html(int status) {
    book.add(trigger, new ScriptedFault.Html(status));
  }

  /** Closes the connection without an answer. */
  public void reset() {
    book.add(trigger, new ScriptedFault.Reset());
  }

  /** Forgets the scripts of the token endpoint. */
  public void clear() {
    book.clear(FaultRegistry.TOKEN);
  }
}
