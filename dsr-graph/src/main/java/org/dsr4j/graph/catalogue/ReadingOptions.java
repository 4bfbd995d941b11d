package org.dsr4j.graph.catalogue;

/**
 * The reads that the configuration enables.
 *
 * @param beta whether Graph's beta version may be read
 * @param tenantWide whether lists of the whole tenant may be read for one person's rows
 */
public record ReadingOptions(boolean beta, boolean tenantWide) {

  public static final ReadingOptions ALL = new ReadingOptions(true, true);
}
