package org.dsr4j.graph.users;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.graph.internal.paging.ResponseReader;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;

/** The requests for accounts, and the reading of their responses. */
final class UserReads {

  private static final String SELECT =
      "id,userPrincipalName,mail,otherMails,proxyAddresses,userType,accountEnabled,"
          + "onPremisesSyncEnabled,creationType,externalUserState,"
          + UserKeys.SELECT;
  private static final Set<String> CLOUDS_WITHOUT_CREATION = Set.of("us-nat", "us-sec");

  private static final Set<String> CLOUDS_WITHOUT_BETA = Set.of("us-nat", "us-sec", "govsg");

  private final boolean beta;
  private final ReadAhead graph;
  private final Cancellation cancellation;
  private final String select;

  UserReads(String cloud, ReadAhead graph, Cancellation cancellation) {
    this.beta = !CLOUDS_WITHOUT_BETA.contains(cloud);
    this.graph = graph;
    this.cancellation = cancellation;
    this.select = CLOUDS_WITHOUT_CREATION.contains(cloud) ? SELECT : SELECT + ",createdDateTime";
  }

  /** Whether the cloud has a beta version. */
  boolean beta() {
    return beta;
  }

  /** Returns a request for active accounts. */
  GraphRequest users(String template) {
    return GraphRequest.get(GraphVersion.V1, template).query("$select", select);
  }

  /** Returns a request for deleted accounts. */
  GraphRequest deletedUsers(String template) {
    return GraphRequest.get(GraphVersion.V1, template)
        .query("$select", select + ",deletedDateTime");
  }

  /** Returns the same request as an advanced query, which some filters need. */
  static GraphRequest advanced(GraphRequest request) {
    return request.query("$count", "true").header("ConsistencyLevel", "eventual");
  }

  /** Reads one account; a response with another account is a failure. */
  Optional<UserAccount> one(GraphRequest request, boolean deleted, Predicate<UserAccount> asked)
      throws GraphIoException {
    Optional<Content> content = object(request);
    Optional<UserAccount> account =
        content.flatMap(row -> UserRow.read(row, deleted)).filter(asked);
    if (content.isPresent() && account.isEmpty()) {
      throw failed(
          request,
          ResponseReader.unexpected("Graph returned another object than the requested one")
              .failure());
    }
    return account;
  }

  /** Reads a list of accounts and keeps the requested ones. */
  UserRows list(GraphRequest request, boolean deleted, Predicate<UserAccount> asked)
      throws GraphIoException {
    return list(request, new UserRows(deleted, asked, UserAccount::showsAddresses));
  }

  /** Reads a list of accounts. */
  UserRows list(GraphRequest request, UserRows rows) throws GraphIoException {
    rows(request, rows);
    if (rows.hasUnreadableRow()) {
      throw failed(
          request, ResponseReader.unexpected("a row of users is not a user with an id").failure());
    }
    return rows;
  }

  /** Creates a failure with the request's template. */
  static GraphIoException failed(GraphRequest request, GraphFailure failure) {
    return new GraphIoException(
        new GraphFailure(
            failure.error(), failure.httpStatus(), request.describe() + ": " + failure.detail()));
  }

  /** If Graph hides the properties of accounts, the result is a failure and not an empty list. */
  static Map<String, UserAccount> requireVisible(
      GraphRequest request, UserRows rows, boolean hidden, String what) throws GraphIoException {
    if (rows.kept().isEmpty() && hidden) {
      throw failed(
          request,
          FailureMapping.unusable(
              GraphError.FORBIDDEN, "Graph found accounts but hides their " + what));
    }
    return rows.kept();
  }

  /** Reads all rows of a list of any type. */
  void rows(GraphRequest request, RowConsumer rows) throws GraphIoException {
    Optional<GraphFailure> failure = graph.rows(request, rows, cancellation);
    if (failure.isPresent()) {
      throw failed(request, failure.get());
    }
  }

  /** Reads an object of any type; empty when it does not exist. */
  Optional<Content> object(GraphRequest request) throws GraphIoException {
    ObjectResult answer = graph.object(request, cancellation);
    GraphFailure failure = answer.failure();
    if (failure != null && failure.error() != GraphError.NOT_FOUND) {
      throw failed(request, failure);
    }
    return Optional.ofNullable(answer.content());
  }

  /** Announces a list. */
  void expectRows(GraphRequest request) {
    graph.expectRows(request);
  }

  /** Announces an object. */
  void expectObject(GraphRequest request) {
    graph.expectObject(request);
  }
}
