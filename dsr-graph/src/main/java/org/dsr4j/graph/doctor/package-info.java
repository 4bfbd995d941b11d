/** Examines a Graph connection before a deadline runs: what would be silent, and why. */
@NullMarked
package org.dsr4j.graph.doctor;

import org.jspecify.annotations.NullMarked;
