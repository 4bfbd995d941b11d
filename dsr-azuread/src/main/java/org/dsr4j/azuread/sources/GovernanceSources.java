package org.dsr4j.azuread.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import java.util.Set;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.model.MatchRule;

/** Requests, assignments and reviews of the person's access. */
final class GovernanceSources {

  private static final String REVIEWS = "/identityGovernance/accessReviews/definitions";
  private static final String ENTITLEMENTS = "/identityGovernance/entitlementManagement/";
  private static final String CONSENTS = "/identityGovernance/appConsent/appConsentRequests";
  private static final String WORKFLOWS = "/identityGovernance/lifecycleWorkflows/workflows";

  static final List<CatalogueEntry> ALL =
      List.of(
          CatalogueEntry.builder(
                  "aad-access-review-decisions", "Access review decisions about or by the user")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("recording who may keep which access")
              .retention("not documented")
              .absentIn(CloudRestrictions.WITHOUT_GOVERNANCE)
              .permissions("AccessReview.Read.All")
              .match(
                  field("principal/id", OBJECT_ID),
                  field("reviewedBy/id", OBJECT_ID),
                  field("appliedBy/id", OBJECT_ID),
                  named("principal"),
                  named("reviewedBy").withDateField("reviewedDateTime"),
                  named("appliedBy").withDateField("appliedDateTime"))
              .otherPeople(
                  "principal/displayName",
                  "principal/userPrincipalName",
                  "reviewedBy/displayName",
                  "reviewedBy/userPrincipalName",
                  "reviewedBy/ipAddress",
                  "appliedBy/displayName",
                  "appliedBy/userPrincipalName",
                  "appliedBy/ipAddress")
              .freeText("justification")
              .read(
                  list(V1, REVIEWS + "/{definitionId}/instances/{instanceId}/decisions")
                      .under(
                          "instanceId",
                          list(V1, REVIEWS + "/{definitionId}/instances")
                              .under("definitionId", list(V1, REVIEWS))))
              .changes(
                  ChangeSupport.retention("not documented"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          CatalogueEntry.builder(
                  "aad-access-package-assignments", "Entitlement management assignments")
              .category(END_USER_INFORMATION)
              .purpose("granting access for a task, for a limited time")
              .retention("as long as the assignment")
              .absentIn(CloudRestrictions.WITHOUT_GOVERNANCE)
              .permissions("EntitlementManagement.Read.All")
              .match(field("target/objectId", OBJECT_ID))
              .read(
                  list(V1, ENTITLEMENTS + "assignments")
                      .filter("target/objectId eq {userId}")
                      .expand("target")
                      .scanWhenRefused())
              .changes(
                  ChangeSupport.manual("POST an assignment request of type adminRemove"),
                  ChangeSupport.byHand("POST an assignment request of type adminUpdate"),
                  ChangeSupport.byHand(
                      "POST an assignment request of type adminRemove, and record the assignment"))
              .build(),
          CatalogueEntry.builder(
                  "aad-access-package-requests",
                  "Entitlement management requests with answers and justification")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("recording why access was requested")
              .retention("not documented")
              .absentIn(CloudRestrictions.WITHOUT_GOVERNANCE)
              .permissions("EntitlementManagement.Read.All")
              .match(field("requestor/objectId", OBJECT_ID))
              .freeText("justification", "answers/displayValue")
              .read(
                  list(V1, ENTITLEMENTS + "assignmentRequests")
                      .filter("requestor/objectId eq {userId}")
                      .expand("requestor")
                      .scanWhenRefused())
              .changes(
                  ChangeSupport.manual(
                      "DELETE finished requests under assignmentRequests/{requestId}"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          CatalogueEntry.builder(
                  "aad-app-consent-requests", "Admin-consent requests raised by the user")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("recording why an application was requested")
              .retention("not documented")
              .absentIn(CloudRestrictions.WITHOUT_GOVERNANCE)
              .permissions("ConsentRequest.Read.All")
              .match(field("createdBy/user/id", OBJECT_ID))
              .freeText("reason")
              .read(
                  list(V1, CONSENTS + "/{requestId}/userConsentRequests")
                      .under("requestId", list(V1, CONSENTS)))
              .changes(
                  ChangeSupport.retention("not documented"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          // The subject is a linked object, which Graph may omit without $expand.
          CatalogueEntry.builder(
                  "aad-lifecycle-workflow-results", "Lifecycle workflow processing results")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("recording the steps when people join, move and leave")
              .retention("not documented")
              .absentIn(Set.of("france-bleu", "germany-delos", "govsg"))
              .permissions("LifecycleWorkflows-Workflow.Read.All")
              .match(field("subject/id", OBJECT_ID))
              .read(
                  list(V1, WORKFLOWS + "/{workflowId}/userProcessingResults")
                      .expand("subject")
                      .bareWhenRefused()
                      .under("workflowId", list(V1, WORKFLOWS)))
              .changes(
                  ChangeSupport.retention("not documented"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build());

  private GovernanceSources() {}

  private static MatchRule named(String who) {
    return field(who + "/userPrincipalName", USER_PRINCIPAL_NAME).decidedBy(who + "/id", OBJECT_ID);
  }
}
