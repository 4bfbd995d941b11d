package org.dsr4j.graph.users;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.model.IdentifierKind;

/**
 * Searches accounts in Graph and compares each row with the request, because filters may be
 * ignored.
 *
 * <p>The result has one entry for each object id, so that no account counts twice.
 */
final class UserQueries {

  private static final String DELETED = "/directory/deletedItems";

  private final UserReads reads;

  UserQueries(UserReads reads) {
    this.reads = reads;
  }

  /** Announces the requests for accounts with a name. */
  void expect(String name, boolean calledFirst) {
    if (calledFirst && addressable(name)) {
      reads.expectObject(byPrincipalName(name, "userPrincipalName"));
    } else if (!calledFirst) {
      reads.expectRows(reads.users("/users").query("$filter", addressFilter(name)));
    }
    reads.expectRows(filtered(name));
  }

  /**
   * A name without '@' could be a function of the collection, and a name with '$' would be
   * truncated.
   */
  private static boolean addressable(String name) {
    return name.contains("@") && !name.startsWith("$");
  }

  private GraphRequest byPrincipalName(String name, String placeholder) {
    return reads.users("/users/{" + placeholder + "}").path(placeholder, name);
  }

  /** Returns the active or deleted account with an object id, in any spelling. */
  Optional<UserAccount> byId(String requested) throws GraphIoException {
    String id = IdentifierKind.OBJECT_ID.comparable(requested);
    if (!UserRow.isObjectId(id)) {
      // In a path this value could have another meaning, and no account has it.
      return Optional.empty();
    }
    Predicate<UserAccount> asked = account -> account.id().equals(id);
    Optional<UserAccount> living = reads.one(byPrincipalName(id, "userId"), false, asked);
    return living.isPresent()
        ? living
        : reads.one(
            reads.deletedUsers(DELETED + "/{userId}/graph.user").path("userId", id), true, asked);
  }

  /** Returns the active accounts with a user principal name, in any spelling. */
  Map<String, UserAccount> byPrincipalName(String name) throws GraphIoException {
    return Spellings.all(name, this::spelledPrincipalName);
  }

  private Map<String, UserAccount> spelledPrincipalName(String name) throws GraphIoException {
    Predicate<UserAccount> asked = account -> account.isKnownAs(name);
    if (addressable(name)) {
      try {
        Optional<UserAccount> account =
            reads.one(byPrincipalName(name, "userPrincipalName"), false, asked);
        return account.map(found -> Map.of(found.id(), found)).orElse(Map.of());
      } catch (GraphIoException e) {
        if (e.failure().error() != GraphError.BAD_REQUEST) {
          throw e;
        }
      }
    }
    String filter = "userPrincipalName eq " + GraphRequest.literal(name);
    return reads.list(reads.users("/users").query("$filter", filter), false, asked).kept();
  }

  /** Returns the active accounts that receive mail at an address, in any spelling. */
  Map<String, UserAccount> byAddress(String address) throws GraphIoException {
    return Spellings.all(address, this::spelledAddress);
  }

  private Map<String, UserAccount> spelledAddress(String address) throws GraphIoException {
    GraphRequest request = reads.users("/users").query("$filter", addressFilter(address));
    UserRows rows = reads.list(request, false, account -> account.hasAddress(address));
    return UserReads.requireVisible(request, rows, rows.hasHiddenAccount(), "addresses");
  }

  /** Returns the deleted accounts that had a name or an address, in any spelling. */
  Map<String, UserAccount> deletedByNameOrAddress(String name) throws GraphIoException {
    return Spellings.all(name, this::spelledDeleted);
  }

  private Map<String, UserAccount> spelledDeleted(String name) throws GraphIoException {
    Predicate<UserAccount> asked = account -> account.isKnownAs(name);
    try {
      return reads.list(filtered(name), true, asked).kept();
    } catch (GraphIoException e) {
      if (e.failure().error() != GraphError.BAD_REQUEST) {
        throw e;
      }
      // Not every tenant supports filters for deleted users.
      return reads.list(reads.deletedUsers(DELETED + "/graph.user"), true, asked).kept();
    }
  }

  private GraphRequest filtered(String name) {
    String filter =
        "endsWith(userPrincipalName," + GraphRequest.literal(name) + ") or " + addressFilter(name);
    return UserReads.advanced(reads.deletedUsers(DELETED + "/graph.user")).query("$filter", filter);
  }

  static String addressFilter(String address) {
    String literal = GraphRequest.literal(address);
    return "mail eq "
        + literal
        + " or otherMails/any(x:x eq "
        + literal
        + ") or proxyAddresses/any(x:x eq "
        + GraphRequest.literal("smtp:" + address)
        + ")";
  }
}
