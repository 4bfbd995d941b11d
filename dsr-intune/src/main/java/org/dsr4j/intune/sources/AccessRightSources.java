package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.AUDIT_LOG;
import static org.dsr4j.model.SourceCategory.CUSTOMER_DATA;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;

/** Permissions, requests for higher permissions, consents and approvals of the person. */
final class AccessRightSources {

  private static final String CONFIGURATION = "DeviceManagementConfiguration.Read.All";
  private static final String ROLES = "DeviceManagementRBAC.Read.All";

  static final List<CatalogueEntry> ALL =
      List.of(
          decision("intune-data-sharing-consents", "Data sharing consents granted by an admin")
              .permissions("DeviceManagementServiceConfig.Read.All")
              .match(
                  field("grantedByUserId", OBJECT_ID),
                  field("grantedByUpn", USER_PRINCIPAL_NAME)
                      .decidedBy("grantedByUserId", OBJECT_ID)
                      .withDateField("grantDateTime"))
              .read(list(BETA, "/deviceManagement/dataSharingConsents").dated("grantDateTime"))
              .changes(
                  ChangeSupport.audit("as audit records"),
                  ChangeSupport.fact(),
                  ChangeSupport.noRestriction())
              .build(),
          decision("intune-operation-approval-requests", "Multi-admin approval requests")
              .permissions(CONFIGURATION)
              .match(field("requestor/user/id", OBJECT_ID), field("approver/user/id", OBJECT_ID))
              .otherPeople(
                  "requestor/user/id",
                  "requestor/user/displayName",
                  "approver/user/id",
                  "approver/user/displayName")
              .freeText("requestJustification", "approvalJustification")
              .read(
                  list(BETA, "/deviceManagement/operationApprovalRequests")
                      .dated("requestDateTime"))
              .changes(
                  ChangeSupport.audit("as audit records"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          elevation(
                  "intune-elevation-requests",
                  "Endpoint privilege management: support-approved requests")
              .match(
                  field("requestedByUserId", OBJECT_ID),
                  field("requestedByUserPrincipalName", USER_PRINCIPAL_NAME)
                      .decidedBy("requestedByUserId", OBJECT_ID)
                      .withDateField("requestCreatedDateTime"),
                  field("reviewCompletedByUserId", OBJECT_ID),
                  field("reviewCompletedByUserPrincipalName", USER_PRINCIPAL_NAME)
                      .decidedBy("reviewCompletedByUserId", OBJECT_ID)
                      .withDateField("reviewCompletedDateTime"),
                  field("requestedOnDeviceId", MANAGED_DEVICE_ID)
                      .weakenedBy("requestedByUserId", OBJECT_ID)
                      .withDateField("requestCreatedDateTime"))
              .otherPeople(
                  "requestedByUserId",
                  "requestedByUserPrincipalName",
                  "reviewCompletedByUserId",
                  "reviewCompletedByUserPrincipalName")
              .freeText("requestJustification", "reviewerJustification")
              .read(
                  list(BETA, "/deviceManagement/elevationRequests")
                      .mayLack(
                          "a pending request has no reviewer yet",
                          "reviewCompletedByUserId",
                          "reviewCompletedByUserPrincipalName"))
              .build(),
          elevation("intune-privilege-elevations", "Endpoint privilege management: elevations")
              .match(
                  field("upn", USER_PRINCIPAL_NAME).withDateField("eventDateTime"),
                  field("deviceId", MANAGED_DEVICE_ID)
                      .weakenedBy("upn", USER_PRINCIPAL_NAME)
                      .withDateField("eventDateTime"))
              .freeText("justification")
              .read(list(BETA, "/deviceManagement/privilegeManagementElevations"))
              .build(),
          // Most members are groups; the permissions of the person through groups are in the next
          // source.
          source("intune-role-assignments", "Intune RBAC role assignments", CUSTOMER_DATA)
              .purpose("running the service: responsible people")
              .retention("until an administrator changes the assignment")
              .permissions(ROLES)
              .match(field("members", OBJECT_ID))
              .otherPeople("members")
              .freeText("description")
              .read(list(V1, "/deviceManagement/roleAssignments"))
              .changes(
                  ChangeSupport.configuration("remove the person from the assignment"),
                  ChangeSupport.byHand("PATCH /deviceManagement/roleAssignments/{assignmentId}"),
                  ChangeSupport.keeps())
              .build(),
          source(
                  "intune-user-role-detail",
                  "Effective Intune permissions of the user",
                  END_USER_INFORMATION)
              .purpose("deciding what the person may administer")
              .retention("up to 30 days after the account's permanent deletion")
              .permissions(ROLES)
              .match(byRequest(OBJECT_ID))
              .read(single(BETA, "/deviceManagement/retrieveUserRoleDetail(userid='{userId}')"))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.atSource("change the role assignments"),
                  ChangeSupport.byHand("change the role assignments, and record them"))
              .build());

  private AccessRightSources() {}

  private static EntryBuilder decision(String id, String title) {
    return source(id, title, AUDIT_LOG)
        .purpose("recording activities and decisions")
        .retention("as audit records")
        .auditTrail();
  }

  private static EntryBuilder elevation(String id, String title) {
    return source(id, title, SYSTEM_GENERATED_LOG)
        .purpose("granting higher rights for a limited time")
        .retention("not documented")
        .permissions(CONFIGURATION)
        .changes(
            ChangeSupport.retention("not documented"), ChangeSupport.fact(), ChangeSupport.log());
  }
}
