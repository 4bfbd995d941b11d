/** Ready credentials for a Graph connection, bound to its tenant and to its cloud's authority. */
@NullMarked
package org.dsr4j.graph.auth;

import org.jspecify.annotations.NullMarked;
