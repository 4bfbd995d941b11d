package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.CORRELATION_ID;
import static org.dsr4j.model.IdentifierKind.DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.DEVICE_OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.AUDIT_LOG;

import java.util.List;
import java.util.Set;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.model.MatchRule;

/** The audit logs of Intune. */
final class AuditSources {

  /** Clouds with Intune, but without Windows 365. */
  private static final Set<String> WITHOUT_CLOUD_PCS =
      Set.of("china-mooncake", "france-bleu", "germany-delos");

  private static final Read REMOTE_ACTIONS =
      list(BETA, "/deviceManagement/remoteActionAudits").dated("requestDateTime").scanWhenRefused();

  /** The first of the rules, so that it shows the actor of a row that also names the person. */
  private static final MatchRule OWN_CHANGE = field("correlationId", CORRELATION_ID);

  static final List<CatalogueEntry> ALL =
      List.of(
          // The service cannot filter by target, so the complete list is read. The filtered list
          // comes first, because it returns the person's own activities even if the long list
          // fails.
          source("intune-audit-events", "Intune audit events", AUDIT_LOG)
              .purpose("recording changes to Intune")
              .retention("one or two years, a setting of the service")
              .permissions("DeviceManagementApps.Read.All")
              .match(
                  OWN_CHANGE,
                  field("actor/userId", OBJECT_ID),
                  field("actor/userPrincipalName", USER_PRINCIPAL_NAME)
                      .decidedByIfPresent("actor/userId", OBJECT_ID)
                      .withDateField("activityDateTime"),
                  field("resources/resourceId", OBJECT_ID),
                  field("resources/resourceId", MANAGED_DEVICE_ID)
                      .withDateField("activityDateTime"),
                  field("resources/resourceId", DEVICE_ID).withDateField("activityDateTime"),
                  field("resources/resourceId", DEVICE_OBJECT_ID).withDateField("activityDateTime"))
              .otherPeople(
                  "actor/userId",
                  "actor/userPrincipalName",
                  "actor/ipAddress",
                  "resources/displayName",
                  "resources/modifiedProperties")
              .read(
                  list(V1, "/deviceManagement/auditEvents")
                      .labelled("as actor")
                      .filter("actor/userPrincipalName eq {userPrincipalName}")
                      .dated("activityDateTime")
                      .scanWhenRefused(),
                  list(V1, "/deviceManagement/auditEvents")
                      .labelled("as target")
                      .mayLack(
                          "an application has no user id and no address",
                          "actor/userId",
                          "actor/userPrincipalName")
                      .dated("activityDateTime"))
              .auditTrail()
              .changes(
                  ChangeSupport.audit("one or two years, a setting of the service"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          source("intune-remote-action-audits", "Remote action audits", AUDIT_LOG)
              .purpose("recording remote actions on devices")
              .retention("as audit records")
              .permissions("DeviceManagementConfiguration.Read.All")
              .match(
                  field("initiatedByUserPrincipalName", USER_PRINCIPAL_NAME)
                      .withDateField("requestDateTime"),
                  field("deviceOwnerUserPrincipalName", USER_PRINCIPAL_NAME)
                      .withDateField("requestDateTime"),
                  field("managedDeviceId", MANAGED_DEVICE_ID)
                      .withDateField("requestDateTime")
                      .weakenedBy("deviceOwnerUserPrincipalName", USER_PRINCIPAL_NAME))
              .otherPeople(
                  "initiatedByUserPrincipalName",
                  "deviceOwnerUserPrincipalName",
                  "userName",
                  "deviceDisplayName",
                  "deviceIMEI")
              .read(
                  REMOTE_ACTIONS
                      .labelled("as initiator")
                      .filter("initiatedByUserPrincipalName eq {userPrincipalName}"),
                  REMOTE_ACTIONS
                      .labelled("as device owner")
                      .filter("deviceOwnerUserPrincipalName eq {userPrincipalName}"),
                  REMOTE_ACTIONS
                      .labelled("on the person's devices")
                      .filter("managedDeviceId eq {managedDeviceId}"))
              .auditTrail()
              .changes(
                  ChangeSupport.audit("as audit records"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          source("intune-cloud-pc-audit-events", "Windows 365 audit events", AUDIT_LOG)
              .absentIn(WITHOUT_CLOUD_PCS)
              .purpose("recording activities and decisions")
              .retention("as audit records")
              .permissions("CloudPC.Read.All")
              .match(
                  OWN_CHANGE,
                  field("actor/userId", OBJECT_ID),
                  field("actor/userPrincipalName", USER_PRINCIPAL_NAME)
                      .decidedByIfPresent("actor/userId", OBJECT_ID)
                      .withDateField("activityDateTime"),
                  field("resources/resourceId", OBJECT_ID),
                  field("resources/resourceId", MANAGED_DEVICE_ID)
                      .withDateField("activityDateTime"),
                  field("resources/resourceId", DEVICE_ID).withDateField("activityDateTime"),
                  field("resources/resourceId", DEVICE_OBJECT_ID).withDateField("activityDateTime"))
              .otherPeople(
                  "actor/userId",
                  "actor/userPrincipalName",
                  "actor/remoteUserId",
                  "actor/ipAddress",
                  "resources/displayName",
                  "resources/modifiedProperties")
              .read(
                  list(V1, "/deviceManagement/virtualEndpoint/auditEvents")
                      .dated("activityDateTime"))
              .auditTrail()
              .changes(
                  ChangeSupport.audit("as audit records"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build());

  private AuditSources() {}
}
