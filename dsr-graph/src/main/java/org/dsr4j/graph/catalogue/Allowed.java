package org.dsr4j.graph.catalogue;

/**
 * What configuration allows to be read.
 *
 * @param beta whether Graph's beta version may be asked
 * @param tenantWide whether lists of the whole tenant may be read for one person's rows
 */
record Allowed(boolean beta, boolean tenantWide) {

  static final Allowed ALL = new Allowed(true, true);
}
