package org.dsr4j.azuread.identity;

import java.util.Locale;
import org.dsr4j.model.Content;

/** The account as it was read when the plan was made. */
public record AccountSnapshot(String userId, Content account) {

  /** Enough to know the account again, and nothing secret: the plan keeps it. */
  public static final String SELECT =
      "id,displayName,userPrincipalName,userType,mail,accountEnabled,createdDateTime,"
          + "onPremisesSyncEnabled,signInSessionsValidFromDateTime";

  /** For the approver. */
  public String label() {
    return account
        .text("userPrincipalName")
        .or(() -> account.text("displayName"))
        .orElse("an account without a name");
  }

  public boolean synced() {
    return value("onPremisesSyncEnabled").equals("true");
  }

  public boolean guest() {
    // Invited people may have been made members: their account is elsewhere all the same.
    return value("userType").equalsIgnoreCase("guest")
        || value("userPrincipalName").toUpperCase(Locale.ROOT).contains("#EXT#");
  }

  /** A property as preconditions compare it: empty when there is none. */
  public String value(String property) {
    return account.text(property).orElse("");
  }

  @Override
  public String toString() {
    return "Person[" + (guest() ? "guest" : "member") + (synced() ? ", synchronised]" : "]");
  }
}
