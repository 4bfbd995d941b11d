package org.dsr4j.testkit.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.Window;

/** The identifiers of a person that the service returns for a look-up. */
record MemoryAccount(
    String number, String displayName, Optional<String> objectId, List<Mail> mails) {

  /**
   * An address and the time in which it was the person's; {@link Window#all()} when the time is
   * unknown.
   */
  record Mail(String address, Window lifetime) {}

  /** Whether the person had an address at some time within a window. */
  boolean hadAddress(Identifier address, Window window) {
    return mails.stream()
        .anyMatch(mail -> address.matches(mail.address()) && overlap(mail.lifetime(), window));
  }

  private static boolean overlap(Window one, Window other) {
    return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
  }

  private static boolean startsBeforeEnd(Window one, Window other) {
    Instant start = one.from();
    Instant end = other.to();
    return start == null || end == null || start.isBefore(end);
  }

  /**
   * A masked line: enough for an operator to identify the account, but without disclosing the
   * person.
   */
  String masked() {
    String initial = displayName.substring(0, displayName.offsetByCodePoints(0, 1));
    String end = number.substring(Math.max(0, number.length() - 2));
    return "a customer named " + initial + "***, whose number ends in " + end;
  }

  @Override
  public String toString() {
    return "MemoryAccount[***]";
  }
}
