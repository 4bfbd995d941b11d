package org.dsr4j.azuread.identity;

import java.util.Locale;
import org.dsr4j.model.Content;

/** The account with the properties at planning time. */
public record AccountSnapshot(String userId, Content account) {

  /** The properties that identify the account, without secrets: they are stored in the plan. */
  public static final String SELECT =
      "id,displayName,userPrincipalName,userType,mail,accountEnabled,createdDateTime,"
          + "onPremisesSyncEnabled,signInSessionsValidFromDateTime";

  /** The label for the approver. */
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
    // Invited people may have become members: their account is still in another tenant.
    return value("userType").equalsIgnoreCase("guest")
        || value("userPrincipalName").toUpperCase(Locale.ROOT).contains("#EXT#");
  }

  /** Returns a property as preconditions compare it: empty when there is none. */
  public String value(String property) {
    return account.text(property).orElse("");
  }

  @Override
  public String toString() {
    return "Person[" + (guest() ? "guest" : "member") + (synced() ? ", synchronised]" : "]");
  }
}
