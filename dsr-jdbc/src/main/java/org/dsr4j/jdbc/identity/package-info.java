/**
 * Resolves a person in the table of people.
 *
 * <p>Hidden: used by this module only.
 */
@NullMarked
package org.dsr4j.jdbc.identity;

import org.jspecify.annotations.NullMarked;
