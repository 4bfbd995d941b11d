/**
 * Readers of what Intune does not answer as a list: report exports, tables, archives, its own
 * export of a person.
 *
 * <p>Hidden: used by the sources only.
 */
@NullMarked
package org.dsr4j.intune.reports;

import org.jspecify.annotations.NullMarked;
