/**
 * Reads the records of a source.
 *
 * <p>Hidden: used by this module only.
 */
@NullMarked
package org.dsr4j.jdbc.read;

import org.jspecify.annotations.NullMarked;
