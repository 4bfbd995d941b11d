package org.dsr4j.graph.users;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Window;

/**
 * A user account with the properties for identification. It contains personal data; {@link
 * #toString()} omits them.
 *
 * @param id the object id in lower case
 * @param names the user principal name; for a deleted account the original name, then the name that
 *     the deletion created
 * @param mail the primary address
 * @param otherMails alternate addresses
 * @param aliases proxy addresses for mail, without their prefix
 * @param onPremises the on-premises user principal name, if it is different
 * @param keys the other keys
 * @param deleted whether it is in the deleted items
 * @param lifetime from creation to deletion, as far as known
 * @param remark kind and state, for masked lines
 */
record UserAccount(
    String id,
    List<String> names,
    Optional<String> mail,
    List<String> otherMails,
    List<String> aliases,
    Optional<String> onPremises,
    UserKeys keys,
    boolean deleted,
    Window lifetime,
    String remark) {

  private static final int SHOWN = 8;
  private static final int LAST_ASCII = 0x7f;

  /** Whether it has this name, or receives mail at this name. */
  boolean isKnownAs(String name) {
    return Stream.of(names.stream(), onPremises.stream(), addresses())
        .flatMap(all -> all)
        .anyMatch(held -> same(held, name));
  }

  /** Whether it receives mail at this address. */
  boolean hasAddress(String address) {
    return addresses().anyMatch(held -> same(held, address));
  }

  /**
   * Compares as the engine does. Letters outside ASCII are compared without case too, as the
   * directory does, but a letter outside ASCII is never one of ASCII.
   */
  static boolean same(String one, String other) {
    boolean alike = one.equalsIgnoreCase(other) && Arrays.equals(ascii(one), ascii(other));
    return alike
        || IdentifierKind.MAIL.comparable(one).equals(IdentifierKind.MAIL.comparable(other));
  }

  private static int[] ascii(String text) {
    return IntStream.range(0, text.length()).filter(i -> text.charAt(i) <= LAST_ASCII).toArray();
  }

  /** Whether Graph returned any address of it. */
  boolean showsAddresses() {
    return addresses().findAny().isPresent();
  }

  /** Masked text: enough for a question to the requester, too little to identify a person. */
  String masked() {
    return id.substring(0, SHOWN) + "\u2026 " + remark;
  }

  @Override
  public String toString() {
    return "UserAccount[" + remark + "]";
  }

  private Stream<String> addresses() {
    return Stream.of(mail.stream(), otherMails.stream(), aliases.stream()).flatMap(all -> all);
  }
}
