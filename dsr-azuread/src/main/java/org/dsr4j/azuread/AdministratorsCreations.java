package org.dsr4j.azuread;

import static org.dsr4j.graph.GraphVersion.V1;

import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.GraphError;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.graph.GraphRequest;
import org.dsr4j.graph.catalogue.CatalogueError;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.OutcomePart;

/**
 * Says where an empty list of created objects proves nothing: Graph shows none of an administrator.
 *
 * <p>Reads no records, only whether the person holds a directory role.
 */
final class AdministratorsCreations implements SpecialReader {

  private static final String TEMPLATE = "/users/{userId}/transitiveMemberOf";
  private static final String PLACE = "GET /v1.0" + TEMPLATE;
  private static final String ROLE_TYPE = "#microsoft.graph.directoryRole";

  @Override
  public List<String> requestsIn(String cloud) {
    return places();
  }

  @Override
  public List<String> places() {
    return List.of(PLACE);
  }

  @Override
  public void read(SpecialReading reading) {
    for (Identity subject : reading.subjects()) {
      for (KnownIdentifier user : subject.identifiers(IdentifierKind.OBJECT_ID)) {
        if (!reading.cancellation().isCancelled()) {
          look(reading, subject, user.identifier().value());
        }
      }
    }
  }

  private void look(SpecialReading reading, Identity subject, String userId) {
    boolean[] administrates = new boolean[1];
    Optional<GraphFailure> failure =
        reading.rows(
            GraphRequest.get(V1, TEMPLATE).path("userId", userId),
            row -> administrates[0] |= row.text("@odata.type").orElse("").equals(ROLE_TYPE));
    if (administrates[0]) {
      reading.gap(
          subject,
          new OutcomePart(
              LedgerStatus.DECLARED_IMPOSSIBLE,
              CatalogueError.HIDDEN,
              "Graph does not list what an administrator created, and the person holds a directory"
                  + " role: look for it in aad-directory-audits"));
    } else if (failure.isPresent() && failure.get().error() != GraphError.NOT_FOUND) {
      // Without an account there is no list either, and its own read says so.
      reading.gap(
          subject,
          failure
              .get()
              .asPart(PLACE + ", whether the person is an administrator, whose list is empty"));
    }
  }
}
