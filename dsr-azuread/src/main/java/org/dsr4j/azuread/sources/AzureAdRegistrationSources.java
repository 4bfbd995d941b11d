package org.dsr4j.azuread.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.CUSTOMER_DATA;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.Read;

/** Reports and stored data about sign-in, and the agreements that the person accepted. */
final class AzureAdRegistrationSources {

  static final List<CatalogueEntry> ALL =
      List.of(
          CatalogueEntry.builder(
                  "aad-user-registration-details", "Authentication registration report row")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("finding accounts with weak sign-in")
              .retention("as long as the account")
              .absentIn(CloudRestrictions.GOVSG)
              .permissions("AuditLog.Read.All")
              .match(byRequest(OBJECT_ID).decidedBy("id", OBJECT_ID))
              .read(
                  single(V1, "/reports/authenticationMethods/userRegistrationDetails/{userId}")
                      .noneOn404())
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.atSource("it follows from the registered methods"),
                  ChangeSupport.log())
              .build(),
          // The rows identify the person only by the user principal name.
          CatalogueEntry.builder(
                  "aad-credential-usage-reports",
                  "Legacy credential registration and usage reports, user events summary")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("counting registrations and resets")
              .retention("30 days")
              .absentIn(CloudRestrictions.GOVSG)
              .permissions("Reports.Read.All")
              .match(field("userPrincipalName", USER_PRINCIPAL_NAME).withDateField("eventDateTime"))
              .read(
                  report("credentialUserRegistrationDetails").labelled("registration"),
                  report("userCredentialUsageDetails").labelled("resets and registrations"),
                  report("authenticationMethods/userEventsSummary").labelled("events"))
              .changes(
                  ChangeSupport.retention("30 days"), ChangeSupport.fact(), ChangeSupport.log())
              .build(),
          CatalogueEntry.builder("aad-terms-of-use-acceptances", "Terms-of-use acceptances")
              .category(SYSTEM_GENERATED_LOG)
              .purpose("proving that the person accepted the terms of use")
              .retention("until the agreement is deleted")
              .absentIn(CloudRestrictions.WITHOUT_GOVERNANCE)
              .byHand(
                  "no application permission reads it",
                  "a signed-in administrator reads GET /users/{userId}/agreementAcceptances"
                      + " with the delegated permission AgreementAcceptance.Read.All")
              .changes(
                  ChangeSupport.audit("until the agreement is deleted"),
                  ChangeSupport.fact(),
                  ChangeSupport.log())
              .build(),
          CatalogueEntry.builder(
                  "aad-password-sso-credentials", "User names stored for password-based SSO apps")
              .category(END_USER_INFORMATION)
              .purpose("signing the person in to applications with a separate password")
              .retention("as long as they are stored")
              .absentIn(CloudRestrictions.ISOLATED)
              .byHand(
                  "no published application permission reads it",
                  "ask the person which user names are stored for password-based sign-on, or have a"
                      + " signed-in administrator send POST"
                      + " /users/{userId}/getPasswordSingleSignOnCredentials (beta); do not store"
                      + " the passwords")
              .changes(
                  ChangeSupport.manual(
                      "POST /users/{userId}/deletePasswordSingleSignOnCredentials"),
                  ChangeSupport.byHand("the person enters them again"),
                  ChangeSupport.keeps())
              .build(),
          CatalogueEntry.builder(
                  "aad-subject-rights-requests", "Priva subject rights requests about the person")
              .category(CUSTOMER_DATA)
              .purpose("answering requests of data subjects")
              .retention("as long as the organisation must prove its replies")
              .absentIn(CloudRestrictions.NATIONAL)
              .byHand(
                  "no application permission reads it",
                  "a signed-in administrator checks Microsoft Priva, or reads GET"
                      + " /security/subjectRightsRequests with the delegated permission"
                      + " SubjectRightsRequest.Read.All")
              .changes(
                  ChangeSupport.configuration(
                      "case files of the organisation, stored to prove its replies"),
                  ChangeSupport.byHand("PATCH /privacy/subjectRightsRequests/{requestId}"),
                  ChangeSupport.noRestriction())
              .build());

  private AzureAdRegistrationSources() {}

  private static Read report(String segment) {
    return list(BETA, "/reports/" + segment)
        .filter("userPrincipalName eq {userPrincipalName}")
        .scanWhenRefused()
        .joinable();
  }
}
