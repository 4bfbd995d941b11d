package org.dsr4j.graph.catalogue;

import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;

/** The gaps for requests that were not sent. */
public final class CatalogueGaps {

  private CatalogueGaps() {}

  /**
   * Configuration disables Graph's beta version, and the data exist only there.
   *
   * @param what the data that were not read, without personal data
   * @return a gap that names the key to set
   */
  public static Gap betaSwitchedOff(String what) {
    return new Gap(
        LedgerStatus.SKIPPED,
        GraphError.BETA_SWITCHED_OFF,
        what + ": in Graph's beta version only; set the key 'beta' to 'true'");
  }

  /** Configuration disables lists of the whole tenant. */
  public static Gap tenantWideForbidden(String what) {
    return new Gap(
        LedgerStatus.SKIPPED,
        GraphError.TENANT_WIDE_FORBIDDEN,
        what + ": a list of the whole tenant; set the key 'tenantWideLists' to 'true'");
  }

  /** The request needs an identifier of the person that no service returned. */
  public static Gap identifierUnknown(String what) {
    return Gap.failed(
        GraphError.IDENTIFIER_UNKNOWN,
        what + ": not read, because no service returned the required identifier of the person");
  }
}
