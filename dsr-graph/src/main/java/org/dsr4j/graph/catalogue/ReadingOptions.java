package org.dsr4j.graph.catalogue;

import java.util.function.Predicate;

/**
 * The reads that the configuration enables.
 *
 * @param beta whether Graph's beta version may be read
 * @param tenantWide whether lists of the whole tenant may be read for one person's rows
 * @param optionalSwitches whether the configuration enables an option that is disabled by default,
 *     by its key
 */
public record ReadingOptions(boolean beta, boolean tenantWide, Predicate<String> optionalSwitches) {

  public static final ReadingOptions ALL = new ReadingOptions(true, true);

  /** The default: all optional reads are disabled. */
  public ReadingOptions(boolean beta, boolean tenantWide) {
    this(beta, tenantWide, key -> false);
  }
}
