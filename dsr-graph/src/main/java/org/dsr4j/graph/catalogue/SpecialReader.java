package org.dsr4j.graph.catalogue;

import java.util.List;

/**
 * Reads what is no list and no object of Graph: reports that are written first, tables, files.
 *
 * <p>Immutable and thread-safe; one serves all runs. It never decides whose a row is: it hands all
 * rows to {@link SpecialReading#records()}, which keeps those that the entry's match rules name.
 */
public interface SpecialReader {

  /**
   * The requests it sends, for documentation and tests.
   *
   * @param cloud the catalogue name of the cloud
   * @return method, version and path with query, names in braces where values go
   */
  List<String> requestsIn(String cloud);

  /**
   * Where it reads, for people.
   *
   * @return method, version and path, without query
   */
  List<String> places();

  /**
   * Whether it reads what the whole tenant has, which configuration may forbid.
   *
   * @return false, unless overridden
   */
  default boolean tenantWide() {
    return false;
  }

  /**
   * Reads; what it could not read becomes a gap of the reading.
   *
   * @param reading the people, the connection, and where rows go
   */
  void read(SpecialReading reading);
}
