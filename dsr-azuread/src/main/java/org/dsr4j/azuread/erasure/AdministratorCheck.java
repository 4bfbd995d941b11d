package org.dsr4j.azuread.erasure;

import static org.dsr4j.graph.model.GraphVersion.V1;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;

/** Refuses to delete the last administrator of the tenant. */
final class AdministratorCheck {

  private static final String GLOBAL = "62e90394-69f5-4237-9190-012177145e10";
  private static final String ASSIGNMENTS = "/roleManagement/directory/roleAssignments";
  private static final String ROLE_TYPE = "#microsoft.graph.directoryRole";

  private final ErasureContext erasure;

  AdministratorCheck(ErasureContext erasure) {
    this.erasure = erasure;
  }

  void check() {
    Optional<List<Content>> assigned = assignments("roles assigned", "principalId", user());
    Optional<List<Content>> memberships =
        erasure.rowsForDecision(
            "roles held by membership",
            "/users/{userId}/transitiveMemberOf",
            Map.of("userId", user()),
            Map.of());
    Set<String> roles = new HashSet<>();
    assigned.ifPresent(
        rows -> rows.forEach(row -> row.text("roleDefinitionId").ifPresent(roles::add)));
    memberships.ifPresent(
        rows ->
            rows.stream()
                .filter(row -> row.text("@odata.type").orElse("").equals(ROLE_TYPE))
                .forEach(row -> roles.add(row.text("roleTemplateId").orElse("unknown"))));
    if (!roles.isEmpty()) {
      erasure
          .proposal()
          .note(
              "The account has directory roles: the application that deletes it needs a"
                  + " higher directory role itself, in addition to the permission");
    }
    judge(roles, assigned.isPresent(), memberships.isPresent());
  }

  private void judge(Set<String> roles, boolean assignedRead, boolean membershipsRead) {
    boolean unknown = assignedRead ? roles.contains("unknown") : !roles.isEmpty();
    if (roles.contains(GLOBAL)) {
      global();
    } else if (unknown || (!assignedRead && !membershipsRead)) {
      // Unknown counts as the worse case: the tenant could lose its last administrator.
      refuse(
          "Whether the account is the last Global Administrator could not be read: grant"
              + " RoleManagement.Read.Directory to the application that reads, then plan again");
    } else if (!assignedRead) {
      erasure
          .proposal()
          .note(
              "The role assignments could not be read; the account is not a member of any directory"
                  + " role");
    }
  }

  private void global() {
    Optional<List<Content>> holders =
        assignments("global administrators", "roleDefinitionId", GLOBAL);
    if (holders.isEmpty()) {
      refuse(
          "The account is a Global Administrator, and whether there is another could not be read:"
              + " grant RoleManagement.Read.Directory, then plan again");
    } else if (holders.get().stream().noneMatch(this::anotherAbleUser)) {
      refuse(
          "The account is the last Global Administrator that can sign in: assign the role directly"
              + " to another enabled account first");
    }
  }

  /** Groups and applications do not count: it is unknown whether they contain a person. */
  private boolean anotherAbleUser(Content assignment) {
    String holder = assignment.text("principalId").orElse(user());
    if (holder.equalsIgnoreCase(user())
        || !assignment.text("directoryScopeId").orElse("/").equals("/")) {
      return false;
    }
    ObjectResult answer =
        erasure.reads().ask(V1, "/users/{userId}", Map.of("userId", holder), "id,accountEnabled");
    Content account = answer.content();
    return account != null && account.text("accountEnabled").orElse("").equals("true");
  }

  private Optional<List<Content>> assignments(String question, String property, String value) {
    return erasure.rowsForDecision(
        question, ASSIGNMENTS, Map.of(), Map.of("$filter", property + " eq '" + value + "'"));
  }

  private String user() {
    return erasure.userId();
  }

  private void refuse(String why) {
    erasure.proposal().refuse(DsrError.ACCOUNT_PROTECTED, why);
  }
}
