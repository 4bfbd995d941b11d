package org.dsr4j.graph.catalogue;

import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;

/** The gaps that are noted without a request, because it could not or must not be sent. */
public final class CatalogueGaps {

  private CatalogueGaps() {}

  /**
   * Configuration forbids Graph's beta version, and the data exists in no other.
   *
   * @param what what was not read, without personal data
   * @return a part that names the key to set
   */
  public static Gap betaSwitchedOff(String what) {
    return new Gap(
        LedgerStatus.SKIPPED,
        GraphError.BETA_SWITCHED_OFF,
        what + ": in Graph's beta version only; set the key 'beta' to 'true'");
  }

  /** Configuration forbids lists of the whole tenant. */
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
        what + ": not read, because no service told the person's identifier for it");
  }
}
