package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;

/**
 * Asks Graph for accounts and believes no filter: each row is checked against what was asked.
 *
 * <p>Accounts come by object id, so that none counts twice.
 */
final class UserQueries {

  private static final String SELECT =
      "id,userPrincipalName,mail,otherMails,proxyAddresses,userType,accountEnabled,"
          + "onPremisesSyncEnabled";
  private static final Set<String> CLOUDS_WITHOUT_CREATION = Set.of("us-nat", "us-sec");
  private static final String DELETED = "/directory/deletedItems";

  private final ReadAhead graph;
  private final Cancellation cancellation;
  private final String select;

  UserQueries(String cloud, ReadAhead graph, Cancellation cancellation) {
    this.graph = graph;
    this.cancellation = cancellation;
    this.select = CLOUDS_WITHOUT_CREATION.contains(cloud) ? SELECT : SELECT + ",createdDateTime";
  }

  /** Announces that the holders of a name will be looked for. */
  void expect(String name, boolean calledFirst) {
    if (calledFirst && addressable(name)) {
      graph.expectObject(called(name, "userPrincipalName"));
    } else if (!calledFirst) {
      graph.expectRows(users("/users").query("$filter", addressFilter(name)));
    }
    graph.expectRows(filtered(name));
  }

  /** A name without '@' could be a function of the collection, one with '$' is cut off. */
  private static boolean addressable(String name) {
    return name.contains("@") && !name.startsWith("$");
  }

  private GraphRequest called(String name, String placeholder) {
    return users("/users/{" + placeholder + "}").path(placeholder, name);
  }

  /** The account with an object id, among the living or else among the deleted. */
  Optional<UserAccount> withId(String id) throws GraphIoException {
    if (!UserRow.isObjectId(id)) {
      // In a path it might mean something else altogether, and no account has it.
      return Optional.empty();
    }
    Predicate<UserAccount> asked = account -> account.id().equalsIgnoreCase(id);
    Optional<UserAccount> living = one(called(id, "userId"), false, asked);
    return living.isPresent()
        ? living
        : one(deletedUsers(DELETED + "/{userId}/graph.user").path("userId", id), true, asked);
  }

  /** The living account of a user principal name. */
  Map<String, UserAccount> called(String name) throws GraphIoException {
    Predicate<UserAccount> asked = account -> account.carries(name);
    if (addressable(name)) {
      try {
        Optional<UserAccount> account = one(called(name, "userPrincipalName"), false, asked);
        return account.map(found -> Map.of(found.id(), found)).orElse(Map.of());
      } catch (GraphIoException e) {
        if (e.failure().error() != GraphError.BAD_REQUEST) {
          throw e;
        }
      }
    }
    String filter = "userPrincipalName eq " + GraphRequest.literal(name);
    return list(users("/users").query("$filter", filter), false, asked).kept;
  }

  /** The living accounts that get mail at an address. */
  Map<String, UserAccount> reachedAt(String address) throws GraphIoException {
    GraphRequest request = users("/users").query("$filter", addressFilter(address));
    Kept rows = list(request, false, account -> account.hasAddress(address));
    if (rows.kept.isEmpty() && rows.blind) {
      throw failed(
          request,
          FailureMapping.unusable(
              GraphError.FORBIDDEN, "Graph found accounts but hides their addresses"));
    }
    return rows.kept;
  }

  /** The deleted accounts that had a name or an address. */
  Map<String, UserAccount> deletedWith(String name) throws GraphIoException {
    Predicate<UserAccount> asked = account -> account.carries(name);
    try {
      return list(filtered(name), true, asked).kept;
    } catch (GraphIoException e) {
      if (e.failure().error() != GraphError.BAD_REQUEST) {
        throw e;
      }
      // Not every tenant's Graph can filter deleted users.
      return list(deletedUsers(DELETED + "/graph.user"), true, asked).kept;
    }
  }

  private GraphRequest filtered(String name) {
    String filter =
        "endsWith(userPrincipalName," + GraphRequest.literal(name) + ") or " + addressFilter(name);
    return deletedUsers(DELETED + "/graph.user")
        .query("$filter", filter)
        .query("$count", "true")
        .header("ConsistencyLevel", "eventual");
  }

  private GraphRequest users(String template) {
    return GraphRequest.get(GraphVersion.V1, template).query("$select", select);
  }

  private GraphRequest deletedUsers(String template) {
    return GraphRequest.get(GraphVersion.V1, template)
        .query("$select", select + ",deletedDateTime");
  }

  private static String addressFilter(String address) {
    String literal = GraphRequest.literal(address);
    return "mail eq "
        + literal
        + " or otherMails/any(x:x eq "
        + literal
        + ") or proxyAddresses/any(x:x eq "
        + GraphRequest.literal("smtp:" + address)
        + ")";
  }

  private Optional<UserAccount> one(
      GraphRequest request, boolean deleted, Predicate<UserAccount> asked) throws GraphIoException {
    GraphAnswer answer = graph.object(request, cancellation);
    GraphFailure failure = answer.failure();
    Content content = answer.content();
    if (failure != null) {
      if (failure.error() == GraphError.NOT_FOUND) {
        return Optional.empty();
      }
      throw failed(request, failure);
    }
    Optional<UserAccount> account =
        UserRow.read(requireNonNull(content, "content"), deleted).filter(asked);
    if (account.isEmpty()) {
      throw failed(
          request, AnswerReader.unexpected("Graph sent another object than was asked").failure());
    }
    return account;
  }

  private Kept list(GraphRequest request, boolean deleted, Predicate<UserAccount> asked)
      throws GraphIoException {
    Kept rows = new Kept(deleted, asked);
    Optional<GraphFailure> failure = graph.rows(request, rows, cancellation);
    if (failure.isPresent()) {
      throw failed(request, failure.get());
    }
    if (rows.unreadable) {
      throw failed(
          request, AnswerReader.unexpected("a row of users is no user with an id").failure());
    }
    return rows;
  }

  private static GraphIoException failed(GraphRequest request, GraphFailure failure) {
    return new GraphIoException(
        new GraphFailure(
            failure.error(), failure.httpStatus(), request.describe() + ": " + failure.detail()));
  }

  /** Keeps of all rows the accounts that were asked for. */
  private static final class Kept implements RowConsumer {

    private final boolean deleted;
    private final Predicate<UserAccount> asked;
    private final Map<String, UserAccount> kept = new LinkedHashMap<>();
    private boolean blind;
    private boolean unreadable;

    Kept(boolean deleted, Predicate<UserAccount> asked) {
      this.deleted = deleted;
      this.asked = asked;
    }

    @Override
    public void row(Content row) {
      Optional<UserAccount> account = UserRow.read(row, deleted);
      unreadable |= account.isEmpty();
      blind |= account.isPresent() && !account.get().showsAddresses();
      account.filter(asked).ifPresent(found -> kept.put(found.id(), found));
    }
  }
}
