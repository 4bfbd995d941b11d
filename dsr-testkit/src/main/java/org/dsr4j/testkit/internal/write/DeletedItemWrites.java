package org.dsr4j.testkit.internal.write;

import java.time.Instant;
import java.util.Objects;
import org.dsr4j.testkit.internal.lifecycle.AuditTrail.Activity;
import org.dsr4j.testkit.internal.lifecycle.Users;
import org.dsr4j.testkit.internal.protocol.ErrorBody;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.protocol.RequestRefusedException;
import org.dsr4j.testkit.internal.read.ObjectResponse;
import org.dsr4j.testkit.internal.store.Row;
import org.jspecify.annotations.Nullable;

/** Changes of softly deleted objects. */
final class DeletedItemWrites implements WriteOperations {

  private final WriteRequest change;

  DeletedItemWrites(WriteRequest change) {
    this.change = change;
  }

  @Override
  public @Nullable Reply answer(String operation) {
    return switch (operation) {
      case "DELETE /directory/deletedItems/{directoryObject-id}" -> purge();
      case "POST /directory/deletedItems/{directoryObject-id}/restore" -> restore();
      default -> null;
    };
  }

  private Reply purge() {
    Row deleted = deleted();
    Instant end = Users.protectedUntil(deleted);
    if (end != null && change.now().isBefore(end)) {
      throw new RequestRefusedException(
          new ErrorBody(
              403,
              "Authorization_RequestDenied",
              "The object is protected from permanent deletion until " + end + "."));
    }
    if (Users.isUser(deleted)) {
      audit(Activity.HARD_DELETE_USER, deleted);
    }
    change.lifecycle().users().purge(deleted, change.now());
    return WriteRequest.noContent();
  }

  private Reply restore() {
    Row deleted = deleted();
    if (!Users.isUser(deleted)) {
      throw change.badRequest("The object cannot be restored.");
    }
    String wanted = WriteRequest.requiredText(change.optionalBody(), "newUserPrincipalName");
    String name = Objects.requireNonNullElse(wanted, Users.restoredPrincipalName(deleted));
    if (change.store().user(name) != null) {
      throw new RequestRefusedException(
          new ErrorBody(
              400,
              "Request_MultipleObjectsWithSameKeyValue",
              "Another object with the same value for property userPrincipalName already"
                  + " exists."));
    }
    Row user = change.lifecycle().users().restore(deleted, name);
    audit(Activity.RESTORE_USER, user);
    return new ObjectResponse(change.exchange()).of(user);
  }

  private Row deleted() {
    Row deleted = change.lifecycle().users().deleted(change.id(0));
    if (deleted == null) {
      throw change.notFound();
    }
    return deleted;
  }

  private void audit(Activity activity, Row user) {
    change.lifecycle().auditTrail().directory(activity, user, change.initiator(), change.now());
  }
}
