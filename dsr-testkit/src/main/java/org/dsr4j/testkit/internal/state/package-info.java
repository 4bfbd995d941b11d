/** How the simulator's parts remember a state and return to it. Open to the packages around it. */
@NullMarked
package org.dsr4j.testkit.internal.state;

import org.jspecify.annotations.NullMarked;
