package org.dsr4j.azuread.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphIdentifierKinds.CONTACT_ID;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.OTHER_MAIL;
import static org.dsr4j.model.IdentifierKind.PROXY_ADDRESS;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.CUSTOMER_DATA;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.model.MatchRule;

/**
 * People whom the tenant knows by an address only.
 *
 * <p>Addresses are reused, and these rows have no date. Therefore a match by address only is shown
 * to a reviewer, and neither exported nor changed by default.
 */
final class ContactSources {

  private static final String[] NOTIFIED = {
    "technicalNotificationMails",
    "marketingNotificationEmails",
    "securityComplianceNotificationMails",
    "privacyProfile/contactEmail"
  };

  static final List<CatalogueEntry> ALL =
      List.of(
          CatalogueEntry.builder(
                  "aad-org-contacts", "Organisational contacts (people who are not users)")
              .category(END_USER_INFORMATION)
              .purpose("showing people of other organisations in the address book")
              .retention("as long as the contact")
              .permissions("OrgContact.Read.All")
              .match(byRequest(CONTACT_ID).decidedBy("id", CONTACT_ID), field("id", CONTACT_ID))
              .match(byAddress("mail"))
              .read(
                  single(V1, "/contacts/{contactId}").noneOn404(),
                  list(V1, "/contacts")
                      .filter("mail eq {address}")
                      .labelled("by mail")
                      .scanWhenRefused())
              .changes(
                  ChangeSupport.onPremises("remove the contact there or in Exchange"),
                  ChangeSupport.onPremises("correct it there or in Exchange"),
                  ChangeSupport.noRestriction())
              .build(),
          CatalogueEntry.builder(
                  "aad-organization-contacts", "Tenant technical, security and privacy contacts")
              .category(CUSTOMER_DATA)
              .purpose("sending notices about the tenant")
              .retention("until another contact is named")
              .permissions("Organization.Read.All")
              .match(byAddress(NOTIFIED))
              .otherPeople(NOTIFIED)
              .otherPeople("businessPhones", "securityComplianceNotificationPhones")
              .read(
                  list(V1, "/organization")
                      .select(
                          "id",
                          "displayName",
                          "businessPhones",
                          "technicalNotificationMails",
                          "marketingNotificationEmails",
                          "securityComplianceNotificationMails",
                          "securityComplianceNotificationPhones",
                          "privacyProfile"))
              .changes(
                  ChangeSupport.configuration("name another contact of the tenant"),
                  ChangeSupport.byHand("PATCH /organization/{id}"),
                  ChangeSupport.noRestriction())
              .build(),
          CatalogueEntry.builder(
                  "aad-service-principal-contacts",
                  "Certificate-expiry notification addresses on enterprise apps")
              .category(CUSTOMER_DATA)
              .purpose("sending notices before a certificate expires")
              .retention("until another address is named")
              .permissions("Application.Read.All")
              .match(byAddress("notificationEmailAddresses"))
              .otherPeople("notificationEmailAddresses")
              .read(
                  list(V1, "/servicePrincipals")
                      .select("id", "displayName", "notificationEmailAddresses"))
              .changes(
                  ChangeSupport.configuration("name another address on the application"),
                  ChangeSupport.byHand("PATCH /servicePrincipals/{id}"),
                  ChangeSupport.noRestriction())
              .build());

  private ContactSources() {}

  private static MatchRule[] byAddress(String... fields) {
    return Stream.of(fields)
        .flatMap(
            name ->
                Stream.of(MAIL, PROXY_ADDRESS, OTHER_MAIL, USER_PRINCIPAL_NAME)
                    .map(kind -> field(name, kind)))
        .toArray(MatchRule[]::new);
  }
}
