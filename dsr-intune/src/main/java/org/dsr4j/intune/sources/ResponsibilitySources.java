package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.CUSTOMER_DATA;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.model.MatchRule;

/** Settings and tasks that name a responsible person or their target person. */
final class ResponsibilitySources {

  private static final String CONFIGURATION = "DeviceManagementConfiguration.Read.All";
  private static final String APPS = "DeviceManagementApps.Read.All";
  private static final String KIOSK_USERS = "kioskProfiles/userAccountsConfiguration/";

  private static final String IOS_USER = "iosSingleSignOnExtension/userPrincipalName";
  private static final String MACOS_USER = "macOSSingleSignOnExtension/userPrincipalName";
  private static final String SSO_USER = "singleSignOnExtension/userPrincipalName";
  private static final String OTHER_TYPE = "only another type of policy has it";
  private static final String NO_KERBEROS = "only extensions for Kerberos name a user";

  static final List<CatalogueEntry> ALL =
      List.of(
          // According to the documentation, creators are mail addresses; tasks may also be assigned
          // by name, and names never match.
          named("intune-app-management-tasks", "Security tasks assigned to or created by a person")
              .retention("until an administrator deletes it")
              .permissions(CONFIGURATION)
              .match(FreeTextAddressRules.rulesFor("creator", "createdDateTime"))
              .match(FreeTextAddressRules.rulesFor("assignedTo", "createdDateTime"))
              .otherPeople("creator", "assignedTo")
              .freeText("creatorNotes", "description")
              .read(list(BETA, "/deviceAppManagement/deviceAppManagementTasks"))
              .changes(
                  ChangeSupport.manual(
                      "DELETE /deviceAppManagement/deviceAppManagementTasks/{itemId}"),
                  ChangeSupport.byHand(
                      "PATCH /deviceAppManagement/deviceAppManagementTasks/{taskId}"),
                  ChangeSupport.noRestriction())
              .build(),
          named(
                  "intune-mobile-app-owner-fields",
                  "Free-text owner / developer / notes fields of apps")
              .retention("until an administrator changes the app")
              .byHand(
                  "the fields are free text, which may contain names of people, and names"
                      + " are not unique",
                  "search the person in owner, developer, publisher and notes of the apps, in the"
                      + " Intune admin center or by GET /deviceAppManagement/mobileApps with "
                      + APPS)
              .changes(
                  ChangeSupport.configuration("remove the name from the fields of the app"),
                  ChangeSupport.byHand("PATCH /deviceAppManagement/mobileApps/{appId}"),
                  ChangeSupport.noRestriction())
              .build(),
          // A kiosk may have several users, and a policy may be changed long after it named them:
          // neither a date nor the id of another user identifies a name.
          named(
                  "intune-policies-naming-users",
                  "Policies that name a user (kiosk, Surface Hub accounts, Kerberos SSO)")
              .retention("until an administrator changes the policy")
              .permissions(CONFIGURATION)
              .match(
                  field(KIOSK_USERS + "userId", OBJECT_ID),
                  field(KIOSK_USERS + "userPrincipalName", USER_PRINCIPAL_NAME),
                  kerberos("iosSingleSignOnExtension"),
                  kerberos("macOSSingleSignOnExtension"),
                  kerberos("singleSignOnExtension"))
              .otherPeople(
                  KIOSK_USERS + "userId",
                  KIOSK_USERS + "userPrincipalName",
                  KIOSK_USERS + "userName")
              .freeText("description")
              .read(
                  policies("windowsKioskConfiguration")
                      .labelled("kiosks")
                      .lacking(OTHER_TYPE, IOS_USER, MACOS_USER, SSO_USER)
                      .mayLack(
                          "the account of a kiosk may be a group or a local user",
                          KIOSK_USERS + "userId",
                          KIOSK_USERS + "userPrincipalName"),
                  policies("iosDeviceFeaturesConfiguration")
                      .labelled("Kerberos on iOS")
                      .lacking(
                          OTHER_TYPE,
                          KIOSK_USERS + "userId",
                          KIOSK_USERS + "userPrincipalName",
                          MACOS_USER)
                      .mayLack(NO_KERBEROS, IOS_USER, SSO_USER),
                  policies("macOSDeviceFeaturesConfiguration")
                      .labelled("Kerberos on macOS")
                      .lacking(
                          OTHER_TYPE,
                          KIOSK_USERS + "userId",
                          KIOSK_USERS + "userPrincipalName",
                          IOS_USER)
                      .mayLack(NO_KERBEROS, MACOS_USER, SSO_USER))
              .changes(
                  ChangeSupport.configuration("remove the person from the policy"),
                  ChangeSupport.byHand("PATCH /deviceManagement/deviceConfigurations/{policyId}"),
                  ChangeSupport.noRestriction())
              .build(),
          named(
                  "intune-branding-contact",
                  "Company Portal contact (name, phone, e-mail of a person)")
              .alsoTo("all users of the Company Portal")
              .retention("until an administrator names another contact")
              .permissions(APPS)
              .match(FreeTextAddressRules.rulesFor("intuneBrand/contactITEmailAddress"))
              .match(FreeTextAddressRules.rulesFor("contactITEmailAddress"))
              .freeText("intuneBrand/contactITNotes", "contactITNotes")
              .read(
                  single(V1, "/deviceManagement")
                      .select("id", "intuneBrand")
                      .lacking("it is inside of intuneBrand", "contactITEmailAddress")
                      .mayLack("no contact is named", "intuneBrand/contactITEmailAddress"),
                  list(BETA, "/deviceManagement/intuneBrandingProfiles")
                      .lacking("a profile is the brand", "intuneBrand/contactITEmailAddress")
                      .mayLack("no contact is named", "contactITEmailAddress")
                      .select(
                          "id",
                          "profileName",
                          "isDefaultProfile",
                          "contactITName",
                          "contactITPhoneNumber",
                          "contactITEmailAddress",
                          "contactITNotes",
                          "createdDateTime",
                          "lastModifiedDateTime")
                      .keySuffix("profile"))
              .changes(
                  ChangeSupport.configuration(
                      "name another contact in the Company Portal settings"),
                  ChangeSupport.byHand("PATCH /deviceManagement with intuneBrand"),
                  ChangeSupport.noRestriction())
              .build());

  private ResponsibilitySources() {}

  private static MatchRule kerberos(String extension) {
    return field(extension + "/userPrincipalName", USER_PRINCIPAL_NAME);
  }

  /** Only the kinds of policies that can name a user: other kinds contain keys and passwords. */
  private static Read policies(String kind) {
    return list(BETA, "/deviceManagement/deviceConfigurations")
        .filter("isof('microsoft.graph." + kind + "')");
  }

  private static EntryBuilder named(String id, String title) {
    return source(id, title, CUSTOMER_DATA).purpose("running the service: responsible people");
  }
}
