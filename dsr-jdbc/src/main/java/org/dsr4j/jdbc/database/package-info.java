/**
 * Access to the database: sessions, columns, conditions, date and time values, failures.
 *
 * <p>Hidden: used by this module only.
 */
@NullMarked
package org.dsr4j.jdbc.database;

import org.jspecify.annotations.NullMarked;
