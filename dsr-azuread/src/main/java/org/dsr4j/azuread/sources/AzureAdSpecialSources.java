package org.dsr4j.azuread.sources;

import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.SourceCategory.CUSTOMER_DATA;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import java.util.Set;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;

/** Pictures and extensions: data that are neither lists nor objects of Graph. */
final class AzureAdSpecialSources {

  static final List<CatalogueEntry> ALL =
      List.of(
          CatalogueEntry.builder(
                  "aad-user-directory-schema-extensions",
                  "Directory extension attributes (extension_{appId}_*) and schema extensions")
              .category(CUSTOMER_DATA)
              .purpose("providing an account")
              .retention("as long as the account")
              .permissions("User.Read.All", "Application.Read.All")
              .match(byRequest(OBJECT_ID).decidedBy("id", OBJECT_ID))
              .special(new ExtensionReader())
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("PATCH /users/{userId}"),
                  ChangeSupport.accountBlock())
              .build(),
          CatalogueEntry.builder("aad-user-photo", "Profile photo")
              .category(END_USER_INFORMATION)
              .purpose("providing an account")
              .retention("as long as the account")
              .absentIn(Set.of("govsg"))
              .permissions("ProfilePhoto.Read.All")
              .match(byRequest(OBJECT_ID))
              .special(new PhotoReader())
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("PUT /users/{userId}/photo/$value"),
                  ChangeSupport.accountBlock())
              .build());

  private AzureAdSpecialSources() {}
}
