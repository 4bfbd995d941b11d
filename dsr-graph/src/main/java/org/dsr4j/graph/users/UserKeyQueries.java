package org.dsr4j.graph.users;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Identifier;

/** Asks Graph for accounts by what they are known by beside name and address. */
final class UserKeyQueries {

  private final UserReads reads;

  UserKeyQueries(UserReads reads) {
    this.reads = reads;
  }

  /** The living accounts that are called so on-premises. */
  Map<String, UserAccount> byOnPremisesName(String name) throws GraphIoException {
    GraphRequest request =
        UserReads.advanced(reads.users("/users"))
            .query("$filter", "onPremisesUserPrincipalName eq " + GraphRequest.literal(name));
    return reads.list(request, false, account -> account.isKnownAs(name)).kept();
  }

  /** The living accounts that are known by a key. */
  Map<String, UserAccount> byKey(Identifier key, List<String> issuers) throws GraphIoException {
    String property = UserKeys.PROPERTIES.get(key.kind());
    GraphRequest request =
        property == null
            ? reads.users("/users").query("$filter", signInFilter(key.value(), issuers))
            : UserReads.advanced(reads.users("/users"))
                .query("$filter", property + " eq " + GraphRequest.literal(key.value()));
    UserRows rows =
        new UserRows(
            false,
            account -> account.keys().contain(key, issuers),
            account -> account.keys().show(key.kind()));
    reads.list(request, rows);
    // Where a filter was ignored, accounts without such a key are nothing strange.
    return UserReads.requireVisible(
        request, rows, rows.hasHiddenAccount() && !rows.hasVisibleAccount(), key.kind().name());
  }

  private static String signInFilter(String name, List<String> issuers) {
    // Published for both together only: the same name may be given by many issuers.
    return issuers.stream()
        .map(
            issuer ->
                "identities/any(c:c/issuerAssignedId eq "
                    + GraphRequest.literal(name)
                    + " and c/issuer eq "
                    + GraphRequest.literal(issuer)
                    + ")")
        .collect(Collectors.joining(" or "));
  }

  /** The deleted accounts that were known by a key: no filter for it is published. */
  Map<String, UserAccount> deletedByKey(Identifier key, List<String> issuers)
      throws GraphIoException {
    return reads
        .list(
            reads.deletedUsers("/directory/deletedItems/graph.user"),
            true,
            account -> account.keys().contain(key, issuers))
        .kept();
  }

  /** The issuer of the tenant's own accounts, its initial domain; none when it has none. */
  List<String> tenantIssuers() throws GraphIoException {
    GraphRequest request =
        GraphRequest.get(GraphVersion.V1, "/organization").query("$select", "id,verifiedDomains");
    List<String> initial = new ArrayList<>();
    reads.rows(
        request,
        row ->
            UserEntries.of(row, "verifiedDomains").stream()
                .filter(domain -> "true".equals(domain.get("isInitial")))
                .map(domain -> domain.getOrDefault("name", ""))
                .filter(name -> !name.isBlank())
                .forEach(initial::add));
    return initial;
  }
}
