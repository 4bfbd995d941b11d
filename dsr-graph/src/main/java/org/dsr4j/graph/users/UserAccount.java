package org.dsr4j.graph.users;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dsr4j.model.Window;

/**
 * A user account, as far as identification needs it. Holds personal data; {@link #toString()} shows
 * none.
 *
 * @param id the object id in lower case
 * @param names the user principal name; of a deleted account its original one, then the one that
 *     the deletion gave it
 * @param mail the primary address
 * @param otherMails alternate addresses
 * @param aliases proxy addresses for mail, without their prefix
 * @param onPremises the user principal name on-premises, where it is another
 * @param keys what else it is known by
 * @param deleted whether it lies among the deleted
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

  /** Whether it is called, or gets mail, by this name. */
  boolean isKnownAs(String name) {
    return Stream.of(names.stream(), onPremises.stream(), addresses())
        .flatMap(all -> all)
        .anyMatch(name::equalsIgnoreCase);
  }

  /** Whether it gets mail at this address. */
  boolean hasAddress(String address) {
    return addresses().anyMatch(address::equalsIgnoreCase);
  }

  /** Whether Graph showed any address of it. */
  boolean showsAddresses() {
    return addresses().findAny().isPresent();
  }

  /** Enough for an operator to ask back, too little to disclose anyone. */
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
