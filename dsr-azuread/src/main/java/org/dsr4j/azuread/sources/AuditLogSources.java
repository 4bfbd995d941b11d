package org.dsr4j.azuread.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.CORRELATION_ID;
import static org.dsr4j.model.IdentifierKind.DEVICE_OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.AUDIT_LOG;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import java.util.Set;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.model.MatchRule;

/** The logs of the directory about the person. */
final class AuditLogSources {

  private static final String DAYS = "7 days (Free) or 30 days (P1, P2)";
  private static final String ACTIVITY = "activityDateTime";
  private static final Set<String> NO_PROTECTION = Set.of("china-mooncake", "govsg");

  static final List<CatalogueEntry> ALL =
      List.of(
          CatalogueEntry.builder("aad-sign-in-logs", "Interactive sign-ins")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("security of sign-in")
              .retention(DAYS)
              .absentIn(Set.of("govsg"))
              .permissions("AuditLog.Read.All")
              .match(field("userId", OBJECT_ID))
              .read(
                  list(V1, "/auditLogs/signIns")
                      .filter("userId eq {userId}")
                      .dated("createdDateTime")
                      .joinable())
              .auditTrail()
              .changes(ChangeSupport.retention(DAYS), ChangeSupport.fact(), ChangeSupport.log())
              .build(),
          CatalogueEntry.builder("aad-directory-audits", "Entra audit log")
              .category(AUDIT_LOG)
              .purpose("recording changes to the directory")
              .retention(DAYS)
              .absentIn(Set.of("govsg"))
              .permissions("AuditLog.Read.All")
              .match(
                  // First, so that this rule shows the actor of a row that also names the person.
                  field("correlationId", CORRELATION_ID),
                  field("initiatedBy/user/id", OBJECT_ID),
                  field("targetResources/id", OBJECT_ID),
                  named("initiatedBy/user"),
                  named("targetResources"),
                  field("targetResources/id", DEVICE_OBJECT_ID).withDateField(ACTIVITY))
              .otherPeople(
                  "initiatedBy/user/id",
                  "initiatedBy/user/displayName",
                  "initiatedBy/user/userPrincipalName",
                  "initiatedBy/user/ipAddress",
                  "targetResources/displayName",
                  "targetResources/userPrincipalName",
                  "targetResources/modifiedProperties",
                  "additionalDetails")
              .read(
                  audits("initiatedBy/user/id eq {userId}").labelled("as actor"),
                  audits("initiatedBy/user/userPrincipalName eq {userPrincipalName}")
                      .labelled("as actor, by address"),
                  audits("targetResources/any(t:t/id eq {userId})").labelled("as target"),
                  // This filter is not documented: joined, it could have all others refused.
                  separately("targetResources/any(t:t/userPrincipalName eq {userPrincipalName})")
                      .labelled("as target, by address")
                      .scanWhenRefused(),
                  audits("targetResources/any(t:t/id eq {deviceObjectId})")
                      .labelled("on the person's devices"),
                  audits("correlationId eq {correlationId}").labelled("own changes"))
              .auditTrail()
              .changes(ChangeSupport.audit(DAYS), ChangeSupport.fact(), ChangeSupport.log())
              .build(),
          CatalogueEntry.builder("aad-risky-user", "Identity Protection: risky user and history")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("finding accounts that an attacker may use")
              .retention("until the risk is remediated")
              .absentIn(NO_PROTECTION)
              .permissions("IdentityRiskyUser.Read.All")
              .match(byRequest(OBJECT_ID).decidedBy("userId", OBJECT_ID))
              .otherPeople("initiatedBy")
              .read(
                  single(V1, "/identityProtection/riskyUsers/{userId}").noneOn404(),
                  list(V1, "/identityProtection/riskyUsers/{userId}/history")
                      .labelled("history")
                      .noneOn404()
                      .keyedByContent())
              .changes(
                  ChangeSupport.retention("until the risk is remediated"),
                  ChangeSupport.byHand(
                      "review the risk in the Entra admin center; dismissing it changes a log and"
                          + " can hide a takeover"),
                  ChangeSupport.log())
              .build(),
          CatalogueEntry.builder("aad-risk-detections", "Identity Protection: risk detections")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("finding sign-ins by attackers")
              .retention("7 days (Free), 30 days (P1) or 90 days (P2)")
              .absentIn(NO_PROTECTION)
              .permissions("IdentityRiskEvent.Read.All")
              .match(field("userId", OBJECT_ID))
              .read(
                  list(V1, "/identityProtection/riskDetections")
                      .filter("userId eq {userId}")
                      .scanWhenRefused()
                      .joinable())
              .changes(
                  ChangeSupport.retention("7 days (Free), 30 days (P1) or 90 days (P2)"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build());

  private AuditLogSources() {}

  private static MatchRule named(String who) {
    return field(who + "/userPrincipalName", USER_PRINCIPAL_NAME)
        .decidedByIfPresent(who + "/id", OBJECT_ID)
        .withDateField(ACTIVITY);
  }

  private static Read audits(String filter) {
    return separately(filter).joinable();
  }

  private static Read separately(String filter) {
    return list(V1, "/auditLogs/directoryAudits").filter(filter).dated(ACTIVITY);
  }
}
