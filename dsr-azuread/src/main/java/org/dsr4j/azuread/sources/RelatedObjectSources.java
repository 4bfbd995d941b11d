package org.dsr4j.azuread.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;

/** Other directory objects that are linked to the account. */
final class RelatedObjectSources {

  /**
   * A property that every directory object has, unless its details are hidden from the application.
   */
  private static final String SHOWN = "displayName";

  private static final String SHOWS_ALL = "Directory.Read.All";

  /** Without $select, beta returns nearly the whole account of the inviting person. */
  private static final String[] WHO_INVITED =
      Stream.concat(Stream.of("id"), Stream.of(AccountSources.OTHER_USER_FIELDS))
          .toArray(String[]::new);

  static final List<CatalogueEntry> ALL =
      List.of(
          CatalogueEntry.builder("aad-user-sponsors", "Sponsors of the user (mostly guests)")
              .category(END_USER_INFORMATION)
              .purpose("showing who is responsible for a guest")
              .retention("as long as the account")
              .permissions("User.Read.All")
              .match(byRequest(OBJECT_ID))
              .otherPeople(AccountSources.OTHER_USER_FIELDS)
              .read(list(V1, "/users/{userId}/sponsors").showing(SHOWN, SHOWS_ALL))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("change /users/{userId}/sponsors"),
                  ChangeSupport.accountBlock())
              .build(),
          CatalogueEntry.builder("aad-user-sponsor-of", "Guests and agents the user sponsors")
              .category(END_USER_INFORMATION)
              .purpose("showing for whom the person is responsible")
              .retention("as long as the guest or agent")
              .absentIn(CloudRestrictions.NATIONAL)
              .permissions("User.Read.All")
              .match(byRequest(OBJECT_ID))
              .otherPeople(AccountSources.OTHER_USER_FIELDS)
              .read(list(V1, "/users/{userId}/sponsorOf").showing(SHOWN, SHOWS_ALL))
              .changes(
                  ChangeSupport.manual("DELETE /users/{otherId}/sponsors/{userId}/$ref"),
                  ChangeSupport.byHand("change the sponsors of each guest"),
                  ChangeSupport.accountBlock())
              .build(),
          CatalogueEntry.builder("aad-user-invited-by", "Who invited this guest")
              .category(END_USER_INFORMATION)
              .purpose("showing who invited a guest")
              .retention("as long as the account")
              .absentIn(CloudRestrictions.ISOLATED)
              .permissions("User.Read.All")
              .match(byRequest(OBJECT_ID))
              .otherPeople(AccountSources.OTHER_USER_FIELDS)
              .read(
                  single(BETA, "/users/{userId}/invitedBy")
                      .select(WHO_INVITED)
                      .noneOn404()
                      .showing(SHOWN, SHOWS_ALL))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.fact(),
                  ChangeSupport.accountBlock())
              .build(),
          CatalogueEntry.builder("aad-user-transitive-member-of", "Transitive memberships")
              .category(END_USER_INFORMATION)
              .purpose("deciding what the person may use")
              .retention("as long as the membership")
              .permissions("User.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(list(V1, "/users/{userId}/transitiveMemberOf").showing(SHOWN, SHOWS_ALL))
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.atSource("see aad-user-member-of"),
                  ChangeSupport.accountBlock())
              .build(),
          CatalogueEntry.builder("aad-user-created-objects", "Objects the user created")
              .category(END_USER_INFORMATION)
              .purpose("showing the objects that the person created")
              .retention("as long as the object")
              .permissions("User.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(list(V1, "/users/{userId}/createdObjects").showing(SHOWN, SHOWS_ALL))
              .special(new CreatedObjectsOmissionReader())
              .changes(ChangeSupport.cascade("aad-user"), ChangeSupport.fact(), ChangeSupport.log())
              .build());

  private RelatedObjectSources() {}
}
