/** Examines a Graph connection before the first run: which sources cannot be read, and why. */
@NullMarked
package org.dsr4j.graph.doctor;

import org.jspecify.annotations.NullMarked;
