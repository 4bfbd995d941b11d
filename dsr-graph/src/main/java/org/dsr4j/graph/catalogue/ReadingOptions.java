package org.dsr4j.graph.catalogue;

/**
 * The reads that the configuration enables.
 *
 * @param beta whether Graph's beta version may be read
 * @param tenantWide whether lists of the whole tenant may be read for one person's rows
 * @param shortcuts whether one request may replace several. The result is the same with and without
 *     them: tests compare both, and an application can turn them off if its tenant answers a
 *     shortcut wrongly
 */
public record ReadingOptions(boolean beta, boolean tenantWide, boolean shortcuts) {

  public static final ReadingOptions ALL = new ReadingOptions(true, true, true);
}
