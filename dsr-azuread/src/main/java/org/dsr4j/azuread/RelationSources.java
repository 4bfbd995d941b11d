package org.dsr4j.azuread;

import static org.dsr4j.graph.GraphVersion.BETA;
import static org.dsr4j.graph.GraphVersion.V1;
import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.address;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.Changes;

/** Other objects of the directory that the account is linked to. */
final class RelationSources {

  /** What every object of a directory has, unless the application may not see what it is. */
  private static final String SHOWN = "displayName";

  private static final String SHOWS_ALL = "Directory.Read.All";

  /** Unasked, beta shows nearly the whole account of whoever invited the person. */
  private static final String[] WHO_INVITED =
      Stream.concat(Stream.of("id"), Stream.of(AccountSources.ANOTHER_USER)).toArray(String[]::new);

  static final List<CatalogueEntry> ALL =
      List.of(
          CatalogueEntry.builder("aad-user-sponsors", "Sponsors of the user (mostly guests)")
              .category(END_USER_INFORMATION)
              .purpose("showing who answers for a guest")
              .retention("as long as the account")
              .permissions("User.Read.All")
              .match(address(OBJECT_ID))
              .otherPeople(AccountSources.ANOTHER_USER)
              .read(list(V1, "/users/{userId}/sponsors").showing(SHOWN, SHOWS_ALL))
              .changes(
                  Changes.byHand("DELETE /users/{userId}/sponsors/{sponsorId}/$ref"),
                  Changes.byHand("change /users/{userId}/sponsors"),
                  Changes.accountBlock())
              .build(),
          CatalogueEntry.builder("aad-user-sponsor-of", "Guests and agents the user sponsors")
              .category(END_USER_INFORMATION)
              .purpose("showing for whom the person answers")
              .retention("as long as the guest or agent")
              .absentIn(Clouds.NATIONAL)
              .permissions("User.Read.All")
              .match(address(OBJECT_ID))
              .otherPeople(AccountSources.ANOTHER_USER)
              .read(list(V1, "/users/{userId}/sponsorOf").showing(SHOWN, SHOWS_ALL))
              .changes(
                  Changes.byHand("DELETE /users/{otherId}/sponsors/{userId}/$ref"),
                  Changes.byHand("change the sponsors of each guest"),
                  Changes.accountBlock())
              .build(),
          CatalogueEntry.builder("aad-user-invited-by", "Who invited this guest")
              .category(END_USER_INFORMATION)
              .purpose("showing who brought a guest in")
              .retention("as long as the account")
              .absentIn(Clouds.ISOLATED)
              .permissions("User.Read.All")
              .match(address(OBJECT_ID))
              .otherPeople(AccountSources.ANOTHER_USER)
              .read(
                  single(BETA, "/users/{userId}/invitedBy")
                      .select(WHO_INVITED)
                      .noneOn404()
                      .showing(SHOWN, SHOWS_ALL))
              .changes(Changes.cascade("aad-user"), Changes.fact(), Changes.accountBlock())
              .build(),
          CatalogueEntry.builder("aad-user-transitive-member-of", "Transitive memberships")
              .category(END_USER_INFORMATION)
              .purpose("deciding what the person may use")
              .retention("as long as the membership")
              .permissions("User.Read.All")
              .match(address(OBJECT_ID))
              .read(list(V1, "/users/{userId}/transitiveMemberOf").showing(SHOWN, SHOWS_ALL))
              .changes(
                  Changes.cascade("aad-user"),
                  Changes.atSource("see aad-user-member-of"),
                  Changes.accountBlock())
              .build(),
          CatalogueEntry.builder("aad-user-created-objects", "Objects the user created")
              .category(END_USER_INFORMATION)
              .purpose("showing what the person made in the directory")
              .retention("as long as the object")
              .permissions("User.Read.All")
              .match(address(OBJECT_ID))
              .read(list(V1, "/users/{userId}/createdObjects").showing(SHOWN, SHOWS_ALL))
              .special(new AdministratorsCreations())
              .changes(Changes.cascade("aad-user"), Changes.fact(), Changes.log())
              .build());

  private RelationSources() {}
}
