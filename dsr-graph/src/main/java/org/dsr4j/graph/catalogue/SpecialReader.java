package org.dsr4j.graph.catalogue;

import java.util.List;
import org.dsr4j.model.ExpectedRequest;
import org.dsr4j.model.MatchRule;

/**
 * Reads data that are neither a list nor an object of Graph: reports, tables, files.
 *
 * <p>Immutable and thread-safe; one object serves all runs. It does not decide to whom a row
 * belongs: it passes all rows to {@link SpecialReading#records()}, which keeps the rows that the
 * entry's match rules select.
 */
public interface SpecialReader {

  /**
   * Returns the requests that it sends, for documentation and tests.
   *
   * @param cloud the catalogue name of the cloud
   * @return method, version and path with query, with placeholders in braces
   */
  List<String> requestsIn(String cloud);

  /**
   * Returns the requests that it is expected to send, for estimates.
   *
   * @param cloud the catalogue name of the cloud
   * @return by default each of {@link #requestsIn} once: for all people if it reads the whole
   *     tenant, else for each person
   */
  default List<ExpectedRequest> expectedIn(String cloud) {
    ExpectedRequest.Per per = tenantWide() ? ExpectedRequest.Per.RUN : ExpectedRequest.Per.PERSON;
    return requestsIn(cloud).stream().map(request -> ExpectedRequest.of(request, per)).toList();
  }

  /**
   * Returns the endpoint, for people.
   *
   * @return method, version and path, without query
   */
  List<String> places();

  /**
   * Whether it reads data of the whole tenant, which the configuration may disable.
   *
   * @return false by default
   */
  default boolean tenantWide() {
    return false;
  }

  /**
   * Whether its requests return all rows that a rule matches.
   *
   * @param rule a match rule of the entry
   * @return by default, true for the data of the whole tenant, and for rules that have no field
   */
  default boolean returnsRowsOf(MatchRule rule) {
    return tenantWide() || rule.field() == null;
  }

  /**
   * Reads the data; failures become gaps of the reading.
   *
   * @param reading the people, the connection, and the receiver of rows
   */
  void read(SpecialReading reading);
}
