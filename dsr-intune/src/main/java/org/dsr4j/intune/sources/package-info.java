/**
 * The sources of personal data in Intune, one class for each topic of the catalogue.
 *
 * <p>Hidden: used by the provider only. The package has more than 25 files, because the catalogue
 * has that many topics.
 */
@NullMarked
package org.dsr4j.intune.sources;

import org.jspecify.annotations.NullMarked;
