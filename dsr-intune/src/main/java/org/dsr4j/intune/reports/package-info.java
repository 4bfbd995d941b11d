/**
 * Readers of Intune data that are not lists: report exports, tables, archives, Intune's own export
 * of a person.
 *
 * <p>Hidden: used by the sources only.
 */
@NullMarked
package org.dsr4j.intune.reports;

import org.jspecify.annotations.NullMarked;
