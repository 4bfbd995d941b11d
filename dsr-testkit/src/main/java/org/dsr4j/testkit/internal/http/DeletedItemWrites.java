package org.dsr4j.testkit.internal.http;

import java.time.Instant;
import java.util.Objects;
import org.dsr4j.testkit.internal.life.AuditTrail.Activity;
import org.dsr4j.testkit.internal.life.People;
import org.dsr4j.testkit.internal.store.Row;
import org.jspecify.annotations.Nullable;

/** Changes of what was deleted softly. */
final class DeletedItemWrites implements Writes {

  private final Change change;

  DeletedItemWrites(Change change) {
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
    Instant end = People.protectedUntil(deleted);
    if (end != null && change.now().isBefore(end)) {
      throw new Refused(
          new ErrorBody(
              403,
              "Authorization_RequestDenied",
              "The object is protected from permanent deletion until " + end + "."));
    }
    if (People.isUser(deleted)) {
      audit(Activity.HARD_DELETE_USER, deleted);
    }
    change.life().people().purge(deleted, change.now());
    return Change.done();
  }

  private Reply restore() {
    Row deleted = deleted();
    if (!People.isUser(deleted)) {
      throw change.badRequest("The object cannot be restored.");
    }
    String wanted = Change.text(change.optionalBody(), "newUserPrincipalName");
    String name = Objects.requireNonNullElse(wanted, People.formerName(deleted));
    if (change.store().user(name) != null) {
      throw new Refused(
          new ErrorBody(
              400,
              "Request_MultipleObjectsWithSameKeyValue",
              "Another object with the same value for property userPrincipalName already"
                  + " exists."));
    }
    Row user = change.life().people().restore(deleted, name);
    audit(Activity.RESTORE_USER, user);
    return new ObjectAnswer(change.exchange()).of(user);
  }

  private Row deleted() {
    Row deleted = change.life().people().deleted(change.id(0));
    if (deleted == null) {
      throw change.notFound();
    }
    return deleted;
  }

  private void audit(Activity activity, Row user) {
    change.life().audits().directory(activity, user, change.initiator(), change.now());
  }
}
