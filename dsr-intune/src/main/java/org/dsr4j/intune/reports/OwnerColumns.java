package org.dsr4j.intune.reports;

import static java.util.Objects.requireNonNull;
import static org.dsr4j.model.IdentifierKind.DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.PROXY_ADDRESS;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceDescriptor;

/**
 * The columns of Intune's tables that identify a person. The tables use different spellings, and no
 * column with a name of a person or a device is included.
 */
public final class OwnerColumns {

  private static final List<String> USER_ID = List.of("UserId", "userId", "UserID", "User ID");
  private static final List<String> PRINCIPAL_NAME =
      List.of("UPN", "UserPrincipalName", "userPrincipalName", "Primary user UPN");
  private static final List<String> ADDRESS =
      List.of(
          "UserEmail", "userEmail", "Email", "Primary user email address", "MostRecentUserEmail");
  private static final List<String> MANAGED_DEVICE =
      List.of("DeviceId", "deviceId", "Device ID", "IntuneDeviceId", "MDMDeviceID", "MDMDeviceId");
  private static final List<String> DIRECTORY_DEVICE =
      List.of(
          "AADDeviceId",
          "AADDeviceID",
          "AadDeviceId",
          "AzureADDeviceId",
          "AzureAdDeviceId",
          "Azure AD Device ID",
          "ReferenceId");

  private static final List<IdentifierKind> OF_PEOPLE =
      List.of(OBJECT_ID, USER_PRINCIPAL_NAME, MAIL, PROXY_ADDRESS);

  /**
   * Ids of user and device match strongly; names and addresses match weakly, because a row has no
   * date.
   */
  public static final List<MatchRule> RULES = rules();

  private static final List<FieldPath> PEOPLE =
      RULES.stream()
          .filter(rule -> OF_PEOPLE.contains(rule.kind()))
          .map(OwnerColumns::field)
          .distinct()
          .toList();

  private OwnerColumns() {}

  private static List<MatchRule> rules() {
    List<MatchRule> rules = new ArrayList<>();
    add(rules, USER_ID, OBJECT_ID);
    add(rules, MANAGED_DEVICE, MANAGED_DEVICE_ID);
    add(rules, DIRECTORY_DEVICE, DEVICE_ID);
    add(rules, PRINCIPAL_NAME, USER_PRINCIPAL_NAME);
    // Some of these columns contain the account name instead of an address.
    add(rules, ADDRESS, MAIL);
    add(rules, ADDRESS, PROXY_ADDRESS);
    add(rules, ADDRESS, USER_PRINCIPAL_NAME);
    return List.copyOf(rules);
  }

  private static void add(List<MatchRule> rules, List<String> names, IdentifierKind kind) {
    names.forEach(name -> rules.add(MatchRule.field(name, kind)));
  }

  private static FieldPath field(MatchRule rule) {
    return requireNonNull(rule.field(), "every rule here has a field");
  }

  /** Whether any of a table's columns identifies a person, as a source declares it. */
  static boolean recognised(SourceDescriptor source, List<String> names) {
    return source.matchRules().stream()
        .map(MatchRule::field)
        .anyMatch(field -> field != null && names.contains(field.toString()));
  }

  /** Whether a row names people, but not this person: a device may be shared. */
  static boolean belongsToOthers(Identity who, Content row) {
    List<String> named =
        PEOPLE.stream()
            .flatMap(column -> row.values(column).stream())
            .filter(value -> !value.isBlank() && !value.startsWith("00000000-0000-0000-0000-"))
            .toList();
    return !named.isEmpty()
        && OF_PEOPLE.stream()
            .flatMap(kind -> who.identifiers(kind).stream())
            .noneMatch(known -> named.stream().anyMatch(known.identifier()::matches));
  }
}
