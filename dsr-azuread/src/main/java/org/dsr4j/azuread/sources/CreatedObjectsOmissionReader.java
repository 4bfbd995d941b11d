package org.dsr4j.azuread.sources;

import static org.dsr4j.graph.model.GraphVersion.V1;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.model.Content;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.LedgerStatus;

/**
 * Reports when an empty list of created objects proves nothing: Graph omits the objects of
 * administrators.
 *
 * <p>It reads no records, only whether the person has a directory role.
 */
final class CreatedObjectsOmissionReader implements SpecialReader {

  private static final String ROLES = "/users/{userId}/transitiveMemberOf";
  private static final String CREATED = "/users/{userId}/createdObjects";
  private static final String ROLE_TYPE = "#microsoft.graph.directoryRole";

  @Override
  public List<String> requestsIn(String cloud) {
    return places();
  }

  @Override
  public List<String> places() {
    return List.of("GET /v1.0" + ROLES, "GET /v1.0" + CREATED);
  }

  @Override
  public void read(SpecialReading reading) {
    reading.eachPerson(subject -> read(reading, subject));
  }

  private static void read(SpecialReading reading, Identity subject) {
    for (KnownIdentifier user : subject.identifiers(IdentifierKind.OBJECT_ID)) {
      String userId = user.identifier().value();
      if (has(reading, subject, ROLES, userId, CreatedObjectsOmissionReader::isRole)
          && !has(reading, subject, CREATED, userId, row -> true)) {
        reading.gap(
            subject,
            new Gap(
                LedgerStatus.DECLARED_IMPOSSIBLE,
                GraphError.HIDDEN,
                "Graph does not list what an administrator created, and the person has a"
                    + " directory role: look for it in aad-directory-audits"));
      }
    }
  }

  private static boolean isRole(Content row) {
    return row.text("@odata.type").orElse("").equals(ROLE_TYPE);
  }

  private static boolean has(
      SpecialReading reading,
      Identity subject,
      String template,
      String userId,
      Predicate<Content> wanted) {
    boolean[] found = new boolean[1];
    if (!reading.task().cancellation().isCancelled()) {
      Optional<GraphFailure> failure =
          reading
              .graph()
              .rows(
                  GraphRequest.get(V1, template).path("userId", userId),
                  row -> found[0] |= wanted.test(row));
      // Without an account there is no list, and the read of the list reports this.
      failure
          .filter(broken -> !found[0] && broken.error() != GraphError.NOT_FOUND)
          .ifPresent(
              broken ->
                  reading.gap(
                      subject,
                      broken.asGap(
                          "whether the person is an administrator, for whom the list is empty")));
    }
    return found[0];
  }
}
