package org.dsr4j.azuread.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.OTHER_MAIL;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.AUDIT_LOG;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;

/** The logs of the person's activities, other than the sign-in log and the directory audit log. */
final class ActivityLogSources {

  private static final String DAYS = "7 days (Free) or 30 days (P1, P2)";
  private static final String ACTIVITY = "activityDateTime";
  private static final String CREATED = "createdDateTime";

  static final List<CatalogueEntry> ALL =
      List.of(
          // The list is never read without a filter: without it, the service returns interactive
          // sign-ins only.
          CatalogueEntry.builder(
                  "aad-non-interactive-sign-ins", "Non-interactive and other sign-in events")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("security of sign-in")
              .retention(DAYS)
              .absentIn(CloudRestrictions.GOVSG)
              .permissions("AuditLog.Read.All")
              .match(field("userId", OBJECT_ID))
              .read(
                  list(BETA, "/auditLogs/signIns")
                      .filter(
                          "userId eq {userId} and signInEventTypes/any(t:t eq"
                              + " 'nonInteractiveUser')")
                      .dated(CREATED)
                      .joinable())
              .auditTrail()
              .changes(ChangeSupport.retention(DAYS), ChangeSupport.fact(), ChangeSupport.log())
              .build(),
          // An incomplete sign-up has no account, only the address that the person entered.
          CatalogueEntry.builder("aad-sign-ups", "Self-service sign-ups (External ID)")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("security of sign-up")
              .retention("7 days (Basic)")
              .absentIn(CloudRestrictions.ISOLATED)
              .permissions("AuditLog.Read.All")
              .match(
                  field("userId", OBJECT_ID),
                  signedUpAs(MAIL),
                  signedUpAs(OTHER_MAIL),
                  signedUpAs(USER_PRINCIPAL_NAME))
              .read(list(BETA, "/auditLogs/signUps").dated(CREATED))
              .auditTrail()
              .changes(
                  ChangeSupport.retention("7 days (Basic)"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          CatalogueEntry.builder(
                  "aad-custom-security-attribute-audits", "Custom security attribute audit log")
              .category(AUDIT_LOG)
              .purpose("recording changes to custom security attributes")
              .retention(DAYS)
              .absentIn(CloudRestrictions.GOVSG)
              .permissions("CustomSecAttributeAuditLogs.Read.All")
              .match(
                  field("initiatedBy/user/id", OBJECT_ID),
                  field("targetResources/id", OBJECT_ID),
                  named("initiatedBy/user"),
                  named("targetResources"))
              .otherPeople(
                  "initiatedBy/user/displayName",
                  "initiatedBy/user/userPrincipalName",
                  "initiatedBy/user/ipAddress",
                  "targetResources/displayName",
                  "targetResources/userPrincipalName",
                  "targetResources/modifiedProperties")
              .read(
                  attributeAudits("initiatedBy/user/id eq {userId}").labelled("as actor"),
                  attributeAudits("initiatedBy/user/userPrincipalName eq {userPrincipalName}")
                      .labelled("as actor, by address"),
                  attributeAudits("targetResources/any(t:t/id eq {userId})").labelled("as target"),
                  // This filter is not documented: joined, it could have all others refused.
                  separately("targetResources/any(t:t/userPrincipalName eq {userPrincipalName})")
                      .labelled("as target, by address"))
              .auditTrail()
              .changes(
                  ChangeSupport.audit("as audit records"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          CatalogueEntry.builder("aad-provisioning-logs", "Provisioning log (HR-in, app-out)")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("recording the copying of accounts between systems")
              .alsoTo("the applications that receive the accounts")
              .retention(DAYS)
              .absentIn(CloudRestrictions.GOVSG)
              .permissions("ProvisioningLog.Read.All")
              .match(
                  field("sourceIdentity/id", OBJECT_ID),
                  field("targetIdentity/id", OBJECT_ID),
                  field("initiatedBy/id", OBJECT_ID))
              .otherPeople(
                  "initiatedBy/displayName",
                  "sourceIdentity/displayName",
                  "sourceIdentity/details",
                  "targetIdentity/displayName",
                  "targetIdentity/details",
                  "modifiedProperties",
                  "provisioningSteps")
              .read(
                  provisioned("sourceIdentity/id eq {userId}").labelled("as source"),
                  provisioned("targetIdentity/id eq {userId}").labelled("as target"),
                  provisioned("initiatedBy/id eq {userId}").labelled("as actor").scanWhenRefused())
              .auditTrail()
              .changes(
                  ChangeSupport.retention("7 or 30 days"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build());

  private ActivityLogSources() {}

  private static MatchRule signedUpAs(IdentifierKind kind) {
    return field("signUpIdentity/signUpIdentifier", kind)
        .decidedBy("userId", OBJECT_ID)
        .withDateField(CREATED);
  }

  private static MatchRule named(String who) {
    return field(who + "/userPrincipalName", USER_PRINCIPAL_NAME)
        .decidedByIfPresent(who + "/id", OBJECT_ID)
        .withDateField(ACTIVITY);
  }

  private static Read attributeAudits(String filter) {
    return separately(filter).joinable();
  }

  private static Read separately(String filter) {
    return list(BETA, "/auditLogs/customSecurityAttributeAudits")
        .filter(filter)
        .dated(ACTIVITY)
        .scanWhenRefused();
  }

  private static Read provisioned(String filter) {
    return list(V1, "/auditLogs/provisioning").filter(filter).dated(ACTIVITY).joinable();
  }
}
