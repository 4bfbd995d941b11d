package org.dsr4j.testkit.internal.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.protocol.ErrorBody;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.protocol.RequestRefusedException;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.Row;
import org.jspecify.annotations.Nullable;

/** Changes of authentication methods and of risk states. */
final class SignInWrites implements WriteOperations {

  private static final String METHODS = "DELETE /users/{user-id}/authentication/";
  private static final String RISKY = "/identityProtection/riskyUsers";

  private final WriteRequest change;

  SignInWrites(WriteRequest change) {
    this.change = change;
  }

  @Override
  public @Nullable Reply answer(String operation) {
    if (operation.startsWith(METHODS)) {
      return deleteMethod();
    }
    return operation.equals("POST " + RISKY + "/dismiss") ? dismiss() : null;
  }

  /** A method is in the list of its kind and in the list of all kinds. */
  private Reply deleteMethod() {
    change.requireUser();
    String id = change.id(1);
    String list = change.pathWithoutLast(1);
    change.requireMember(list, id);
    if (change.lifecycle().signInMethods().isTooEarly(list)) {
      throw change.badRequest("Cannot delete default method with other methods configured.");
    }
    change.removeMember(list, id);
    String all = change.pathWithoutLast(2) + "/methods";
    change.store().removeRows(all::equals, row -> id.equalsIgnoreCase(row.string("id")));
    return WriteRequest.noContent();
  }

  private Reply dismiss() {
    String ids = RawJson.member(change.body(), "userIds");
    if (ids == null || !RawJson.isArray(ids) || RawJson.elements(ids).isEmpty()) {
      throw change.badRequest("The userIds are missing.");
    }
    List<Row> users = new ArrayList<>();
    for (String id : RawJson.elements(ids)) {
      users.add(riskyUser(RawJson.isString(id) ? RawJson.unquote(id) : ""));
    }
    users.forEach(this::dismiss);
    return WriteRequest.noContent();
  }

  private Row riskyUser(String id) {
    Row user = change.store().find(RISKY, id.toLowerCase(Locale.ROOT));
    if (user == null) {
      throw new RequestRefusedException(ErrorBody.notFound(change.target().route().service(), id));
    }
    return user;
  }

  private void dismiss(Row user) {
    EntityRow changed = change.store().mutableRow(user, "riskyUser", RISKY::equals);
    changed.set("riskState", "\"dismissed\"");
    changed.set("riskLevel", "\"none\"");
    changed.set("riskDetail", "\"adminDismissedAllRiskForUser\"");
    changed.set("riskLastUpdatedDateTime", RawJson.quote(change.now().toString()));
  }
}
