package org.dsr4j.intune.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.intune.sources.IntuneCatalogue.source;
import static org.dsr4j.model.IdentifierKind.DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.OTHER_MAIL;
import static org.dsr4j.model.IdentifierKind.PROXY_ADDRESS;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.CUSTOMER_DATA;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceCategory;

/** Books and apps that the organisation bought from Apple in volume, and their users. */
final class VolumePurchaseSources {

  private static final Read BOOKS = list(V1, "/deviceAppManagement/managedEBooks");

  static final List<CatalogueEntry> ALL =
      List.of(
          // Summaries contain the user's display name, which does not identify a person: the
          // devices inside them are matched, and the rows are withheld, because a device may have
          // had several users.
          entry("intune-ebook-statuses", "eBook install states", SYSTEM_GENERATED_LOG)
              .purpose("providing and protecting apps")
              .retention("up to 30 days after the account's permanent deletion")
              .match(
                  field("deviceId", MANAGED_DEVICE_ID),
                  field("deviceId", DEVICE_ID),
                  summary(MANAGED_DEVICE_ID),
                  summary(DEVICE_ID))
              .otherPeople("userName", "deviceStates/userName")
              .read(
                  list(V1, "/deviceAppManagement/managedEBooks/{bookId}/deviceStates")
                      .under("bookId", BOOKS.select("id"))
                      .lacking("only summaries have devices inside", "deviceStates/deviceId")
                      .keyedByContent(),
                  list(V1, "/deviceAppManagement/managedEBooks/{bookId}/userStateSummary")
                      .under("bookId", BOOKS.select("id"))
                      .expand("deviceStates")
                      .lacking("the type userInstallStateSummary has none", "deviceId")
                      .keyedByContent()
                      .keySuffix("summary"))
              .changes(ChangeSupport.cascade("aad-user"), ChangeSupport.fact(), ChangeSupport.log())
              .build(),
          // The Apple ID is the buyer's, so the owner of the address at that time counts.
          entry("intune-vpp-ebooks", "VPP eBooks bought with an Apple ID", CUSTOMER_DATA)
              .purpose("running the service: responsible people")
              .alsoTo("Apple")
              .retention("until an administrator removes the book")
              .match(
                  buyer(GraphIdentifierKinds.APPLE_ID),
                  buyer(MAIL),
                  buyer(PROXY_ADDRESS),
                  buyer(OTHER_MAIL),
                  buyer(USER_PRINCIPAL_NAME))
              .read(BOOKS)
              .changes(
                  ChangeSupport.manual("DELETE /deviceAppManagement/managedEBooks/{itemId}"),
                  ChangeSupport.elsewhere("in Apple Business Manager: use another Apple ID"),
                  ChangeSupport.noRestriction())
              .build(),
          entry(
                  "intune-vpp-app-licences",
                  "VPP app licences assigned to users and devices",
                  END_USER_INFORMATION)
              .purpose("providing and protecting apps")
              .alsoTo("Apple")
              .retention("until the licence is revoked")
              .match(
                  field("userId", OBJECT_ID),
                  field("managedDeviceId", MANAGED_DEVICE_ID).weakenedBy("userId", OBJECT_ID),
                  field("userPrincipalName", USER_PRINCIPAL_NAME).decidedBy("userId", OBJECT_ID),
                  field("userEmailAddress", MAIL).decidedBy("userId", OBJECT_ID),
                  field("userEmailAddress", PROXY_ADDRESS).decidedBy("userId", OBJECT_ID))
              .special(new VolumeAppLicences())
              .changes(
                  ChangeSupport.manual("revoke the licences of the person and of the devices"),
                  ChangeSupport.atSource(
                      "correct aad-user; the change is visible after the next synchronisation"),
                  ChangeSupport.byHand("revoke the licence, and record it"))
              .build());

  private VolumePurchaseSources() {}

  private static MatchRule summary(IdentifierKind kind) {
    return field("deviceStates/deviceId", kind).weakenedBy("userName", USER_PRINCIPAL_NAME);
  }

  private static MatchRule buyer(IdentifierKind kind) {
    return field("appleId", kind).withDateField("createdDateTime");
  }

  private static EntryBuilder entry(String id, String title, SourceCategory category) {
    return source(id, title, category).permissions("DeviceManagementApps.Read.All");
  }
}
