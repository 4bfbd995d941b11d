/**
 * Reduces Microsoft's published metadata to the small files with the paths, types and clouds of the
 * simulated tenant. The build needs these files only.
 */
@NullMarked
package org.dsr4j.testkit.facts;

import org.jspecify.annotations.NullMarked;
