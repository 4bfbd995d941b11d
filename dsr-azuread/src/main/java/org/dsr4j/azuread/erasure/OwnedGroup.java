package org.dsr4j.azuread.erasure;

import java.util.Optional;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;

/**
 * A group whose owners Graph cannot change. The owners of a group with dynamic membership can be
 * changed, because only its members are computed.
 *
 * @param where the place where a person changes them
 * @param why why Graph cannot
 */
record OwnedGroup(String where, String why) {

  private static final String GROUP = "#microsoft.graph.group";
  private static final FieldPath TYPES = FieldPath.of("groupTypes");

  /** Returns the reason why a person must change an owned object, or empty. */
  static Optional<OwnedGroup> withoutGraph(Content owned) {
    if (!owned.text("@odata.type").orElse("").equals(GROUP)) {
      return Optional.empty();
    }
    if (owned.text("onPremisesSyncEnabled").orElse("").equals("true")) {
      return Optional.of(new OwnedGroup("on-premises", "is synchronised from on-premises"));
    }
    boolean mail = owned.text("mailEnabled").orElse("").equals("true");
    boolean microsoft365 =
        owned.values(TYPES).stream().anyMatch(type -> type.equalsIgnoreCase("Unified"));
    return mail && !microsoft365
        ? Optional.of(
            new OwnedGroup(
                "in the Exchange admin center",
                "is a distribution list or a mail-enabled security group"))
        : Optional.empty();
  }

  String instruction(String id) {
    return "The person is an owner of group "
        + id
        + ", which "
        + why
        + ", so that Graph cannot change its owners: remove the person as an owner "
        + where
        + ", after naming another owner if there is none";
  }
}
