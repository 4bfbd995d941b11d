/** Saves and restores the state of the simulator's parts. For the other internal packages. */
@NullMarked
package org.dsr4j.testkit.internal.state;

import org.jspecify.annotations.NullMarked;
