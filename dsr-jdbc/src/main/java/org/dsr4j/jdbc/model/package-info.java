/** The error codes of the JDBC adapter. */
@NullMarked
package org.dsr4j.jdbc.model;

import org.jspecify.annotations.NullMarked;
