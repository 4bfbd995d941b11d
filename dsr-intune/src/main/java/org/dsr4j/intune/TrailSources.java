package org.dsr4j.intune;

import static org.dsr4j.graph.GraphVersion.BETA;
import static org.dsr4j.graph.GraphVersion.V1;
import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.intune.IntuneCatalogue.source;
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
import org.dsr4j.graph.catalogue.Changes;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.model.MatchRule;

/** Who did what in Intune. */
final class TrailSources {

  /** Clouds with Intune, but without Windows 365. */
  private static final Set<String> WITHOUT_CLOUD_PCS =
      Set.of("china-mooncake", "france-bleu", "germany-delos");

  private static final Read REMOTE_ACTIONS =
      list(BETA, "/deviceManagement/remoteActionAudits").dated("requestDateTime").scanWhenRefused();

  /**
   * First of its source's rules, so that a row that names the person as well shows whose act it is.
   */
  private static final MatchRule OWN_CHANGE = field("correlationId", CORRELATION_ID);

  static final List<CatalogueEntry> ALL =
      List.of(
          // Targets cannot be filtered for, so the whole list is read; the filter comes first
          // because it brings the person's own acts even if the long list breaks off.
          source("intune-audit-events", "Intune audit events", AUDIT_LOG)
              .purpose("accounting for changes to Intune")
              .retention("one or two years, a setting of the service")
              .permissions("DeviceManagementApps.Read.All")
              .match(
                  OWN_CHANGE,
                  field("actor/userId", OBJECT_ID),
                  field("actor/userPrincipalName", USER_PRINCIPAL_NAME)
                      .guardedBy("actor/userId", OBJECT_ID)
                      .datedBy("activityDateTime"),
                  field("resources/resourceId", OBJECT_ID),
                  field("resources/resourceId", MANAGED_DEVICE_ID).datedBy("activityDateTime"),
                  field("resources/resourceId", DEVICE_ID).datedBy("activityDateTime"),
                  field("resources/resourceId", DEVICE_OBJECT_ID).datedBy("activityDateTime"))
              .otherPeople(
                  "actor/userId",
                  "actor/userPrincipalName",
                  "actor/ipAddress",
                  "resources/displayName",
                  "resources/modifiedProperties")
              .read(
                  list(V1, "/deviceManagement/auditEvents")
                      .as("as actor")
                      .filter("actor/userPrincipalName eq {userPrincipalName}")
                      .dated("activityDateTime")
                      .scanWhenRefused(),
                  list(V1, "/deviceManagement/auditEvents")
                      .as("as target")
                      .dated("activityDateTime"))
              .trail()
              .changes(
                  Changes.audit("one or two years, a setting of the service"),
                  Changes.fact(),
                  Changes.log())
              .build(),
          source("intune-remote-action-audits", "Remote action audits", AUDIT_LOG)
              .purpose("accounting for remote actions on devices")
              .retention("as audit records")
              .permissions("DeviceManagementConfiguration.Read.All")
              .match(
                  field("initiatedByUserPrincipalName", USER_PRINCIPAL_NAME)
                      .datedBy("requestDateTime"),
                  field("deviceOwnerUserPrincipalName", USER_PRINCIPAL_NAME)
                      .datedBy("requestDateTime"),
                  field("managedDeviceId", MANAGED_DEVICE_ID)
                      .datedBy("requestDateTime")
                      .doubtedBy("deviceOwnerUserPrincipalName", USER_PRINCIPAL_NAME))
              .otherPeople(
                  "initiatedByUserPrincipalName",
                  "deviceOwnerUserPrincipalName",
                  "userName",
                  "deviceDisplayName",
                  "deviceIMEI")
              .read(
                  REMOTE_ACTIONS
                      .as("as initiator")
                      .filter("initiatedByUserPrincipalName eq {userPrincipalName}"),
                  REMOTE_ACTIONS
                      .as("as device owner")
                      .filter("deviceOwnerUserPrincipalName eq {userPrincipalName}"),
                  REMOTE_ACTIONS
                      .as("on the person's devices")
                      .filter("managedDeviceId eq {managedDeviceId}"))
              .trail()
              .changes(Changes.audit("as audit records"), Changes.fact(), Changes.log())
              .build(),
          source("intune-cloud-pc-audit-events", "Windows 365 audit events", AUDIT_LOG)
              .absentIn(WITHOUT_CLOUD_PCS)
              .purpose("accounting for what was done and decided")
              .retention("as audit records")
              .permissions("CloudPC.Read.All")
              .match(
                  OWN_CHANGE,
                  field("actor/userId", OBJECT_ID),
                  field("actor/userPrincipalName", USER_PRINCIPAL_NAME)
                      .guardedBy("actor/userId", OBJECT_ID)
                      .datedBy("activityDateTime"),
                  field("resources/resourceId", OBJECT_ID),
                  field("resources/resourceId", MANAGED_DEVICE_ID).datedBy("activityDateTime"),
                  field("resources/resourceId", DEVICE_ID).datedBy("activityDateTime"),
                  field("resources/resourceId", DEVICE_OBJECT_ID).datedBy("activityDateTime"))
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
              .trail()
              .changes(Changes.audit("as audit records"), Changes.fact(), Changes.log())
              .build());

  private TrailSources() {}
}
