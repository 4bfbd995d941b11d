package org.dsr4j.graph.users;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Identifier;

/** Searches accounts in Graph by keys other than name and address. */
final class UserKeyQueries {

  private final UserReads reads;

  UserKeyQueries(UserReads reads) {
    this.reads = reads;
  }

  /** Returns the active accounts with this on-premises name, in any spelling. */
  Map<String, UserAccount> byOnPremisesName(String name) throws GraphIoException {
    return Spellings.all(name, this::spelledOnPremises);
  }

  private Map<String, UserAccount> spelledOnPremises(String name) throws GraphIoException {
    GraphRequest request =
        UserReads.advanced(reads.users("/users"))
            .query("$filter", "onPremisesUserPrincipalName eq " + GraphRequest.literal(name));
    return reads.list(request, false, account -> account.isKnownAs(name)).kept();
  }

  /** Returns the active accounts with a key, in any spelling. */
  Map<String, UserAccount> byKey(Identifier key, List<String> issuers) throws GraphIoException {
    return Spellings.all(
        key.value(), spelling -> spelledKey(Identifier.of(key.kind(), spelling), issuers));
  }

  private Map<String, UserAccount> spelledKey(Identifier key, List<String> issuers)
      throws GraphIoException {
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
    // If Graph ignored the filter, accounts without such a key are expected.
    return UserReads.requireVisible(
        request, rows, rows.hasHiddenAccount() && !rows.hasVisibleAccount(), key.kind().name());
  }

  private static String signInFilter(String name, List<String> issuers) {
    // The filter is published for both properties together only: several issuers can assign the
    // same name.
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

  /** Returns the deleted accounts with a key: Graph publishes no filter for this. */
  Map<String, UserAccount> deletedByKey(Identifier key, List<String> issuers)
      throws GraphIoException {
    return reads
        .list(
            reads.deletedUsers("/directory/deletedItems/graph.user"),
            true,
            account -> account.keys().contain(key, issuers))
        .kept();
  }

  /**
   * Returns the issuer of the tenant's own accounts, its initial domain; empty when it has none.
   */
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
