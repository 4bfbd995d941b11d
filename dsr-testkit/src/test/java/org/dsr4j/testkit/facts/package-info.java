/**
 * Reduces Microsoft's published metadata to the small files by which the simulated tenant knows
 * paths, types and clouds. The build needs the files only.
 */
@NullMarked
package org.dsr4j.testkit.facts;

import org.jspecify.annotations.NullMarked;
