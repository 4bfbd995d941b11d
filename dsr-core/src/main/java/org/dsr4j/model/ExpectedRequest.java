package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * A request that reading a source is expected to send. For estimates before a run only: what a run
 * really sent, and what it found, is counted and observed.
 *
 * @param request the method, and the path with placeholders in braces, for example {@code GET
 *     /v1.0/auditLogs/signIns?$filter=userId eq {userId}}; without values
 * @param per what the request is sent for
 * @param together how many identifiers one request can ask for, at least 1
 * @param acrossPeople whether one request can ask for identifiers of several people
 * @param shared whether other sources that expect the same request use its response
 */
public record ExpectedRequest(
    String request, Per per, int together, boolean acrossPeople, boolean shared) {

  /** What a request is sent for. */
  public enum Per {
    /** One for all people of a run. */
    RUN,
    /** One for each person. */
    PERSON,
    /** One for each device of each person. */
    DEVICE
  }

  /**
   * Refuses values that no request has.
   *
   * @param request not blank
   * @param per not null
   * @param together at least 1
   * @param acrossPeople whether identifiers of several people go together
   * @param shared whether other sources use the response
   * @throws IllegalArgumentException when a value is outside its limits
   */
  public ExpectedRequest {
    requireNonNull(per, "per");
    if (request.isBlank() || together < 1) {
      throw new IllegalArgumentException("a request has a path and asks for at least one thing");
    }
  }

  /**
   * Returns a request that asks for one thing.
   *
   * @param request the method and the path
   * @param per what it is sent for
   * @return the request
   */
  public static ExpectedRequest of(String request, Per per) {
    return new ExpectedRequest(request, per, 1, false, false);
  }

  /**
   * Returns the method and the path without its query.
   *
   * @return for example {@code GET /v1.0/auditLogs/signIns}
   */
  public String place() {
    int query = request.indexOf('?');
    return query < 0 ? request : request.substring(0, query);
  }
}
