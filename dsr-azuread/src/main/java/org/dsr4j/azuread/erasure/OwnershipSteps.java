package org.dsr4j.azuread.erasure;

import static org.dsr4j.change.ChangePhase.OBJECTS;
import static org.dsr4j.change.Reversibility.REVERSIBLE;
import static org.dsr4j.graph.model.GraphVersion.V1;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.graph.change.EffectChecks;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.graph.model.WriteMethod;
import org.dsr4j.model.Content;

/**
 * Removes ownerships, but never the last one: an object without an owner could not be administered.
 */
final class OwnershipSteps {

  private static final String SOURCE = "aad-user-owned-objects";
  private static final String LIST = "/users/{userId}/ownedObjects";

  /** A type of objects with owners. */
  private record Owned(String type, String owners, StepKind kind) {

    static Owned of(String type, String collection, String name, String permission) {
      String owners = "/" + collection + "/{objectId}/owners";
      StepKind kind =
          StepKind.builder(name, OBJECTS, "Remove the ownership; the object has other owners")
              .write(WriteMethod.DELETE, V1, owners + "/{userId}/$ref")
              .permission(permission)
              .reversibility(REVERSIBLE)
              .verifiedBy(
                  DeletedAccountChecks.settled(EffectChecks.notListed(V1, owners, "id", "userId")));
      return new Owned("#microsoft.graph." + type, owners, kind);
    }
  }

  private static final List<Owned> TYPES =
      List.of(
          Owned.of("group", "groups", "remove-group-ownership", "Group.ReadWrite.All"),
          Owned.of(
              "application",
              "applications",
              "remove-application-ownership",
              "Application.ReadWrite.All"),
          Owned.of(
              "servicePrincipal",
              "servicePrincipals",
              "remove-principal-ownership",
              "Application.ReadWrite.All"));

  static final List<StepKind> KINDS = TYPES.stream().map(Owned::kind).toList();

  private OwnershipSteps() {}

  static void plan(ErasureContext erasure) {
    if (erasure.isRequested(SOURCE)) {
      erasure.rows(SOURCE, LIST).forEach(row -> plan(erasure, row));
    }
  }

  private static void plan(ErasureContext erasure, Content row) {
    String type = row.text("@odata.type").orElse("");
    Optional<Owned> owned = TYPES.stream().filter(each -> each.type().equals(type)).findFirst();
    Optional<String> id = row.text("id");
    if (owned.isEmpty() || id.isEmpty()) {
      erasure
          .proposal()
          .instruction(
              SOURCE,
              "in the portal",
              "The person owns the object "
                  + id.orElse("without an id")
                  + ", which is of an unknown kind: name another owner, and remove the person");
      return;
    }
    plan(erasure, owned.get(), id.get(), row);
  }

  private static void plan(ErasureContext erasure, Owned owned, String id, Content row) {
    Optional<OwnedGroup> foreign = OwnedGroup.withoutGraph(row);
    if (foreign.isPresent()) {
      erasure.proposal().instruction(SOURCE, foreign.get().where(), foreign.get().instruction(id));
      return;
    }
    int gaps = erasure.proposal().gaps(SOURCE).size();
    List<Content> owners =
        erasure
            .reads()
            .rows(SOURCE, V1, owned.owners(), Map.of("objectId", id), Map.of("$select", "id"));
    if (erasure.proposal().gaps(SOURCE).size() > gaps) {
      return;
    }
    if (owners.stream().noneMatch(owner -> isOtherUser(erasure, owner))) {
      last(erasure, id);
      return;
    }
    erasure
        .proposal()
        .step(
            erasure
                .settledDraft(owned.kind(), SOURCE, id + "/" + erasure.userId())
                .label(row.text("displayName").orElse(id))
                .prior(row));
  }

  /** An application that owns an object cannot administer it; an unknown kind may be one. */
  private static boolean isOtherUser(ErasureContext erasure, Content owner) {
    return owner.text("@odata.type").orElse("").equals("#microsoft.graph.user")
        && owner.text("id").filter(id -> !id.equalsIgnoreCase(erasure.userId())).isPresent();
  }

  private static void last(ErasureContext erasure, String id) {
    erasure
        .proposal()
        .instruction(
            SOURCE,
            "in the portal",
            "The person is the only owner of object "
                + id
                + " who is a user: name another owner first, then remove the person's ownership, or"
                + " let it end with the account");
  }
}
