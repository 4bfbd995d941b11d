package org.dsr4j.graph.catalogue;

import java.util.function.Predicate;

/**
 * What configuration allows to be read.
 *
 * @param beta whether Graph's beta version may be asked
 * @param tenantWide whether lists of the whole tenant may be read for one person's rows
 * @param optionalSwitches whether configuration switches on what is off by default, by its key
 */
public record ReadingOptions(boolean beta, boolean tenantWide, Predicate<String> optionalSwitches) {

  public static final ReadingOptions ALL = new ReadingOptions(true, true);

  /** Nothing that is off by default. */
  public ReadingOptions(boolean beta, boolean tenantWide) {
    this(beta, tenantWide, key -> false);
  }
}
