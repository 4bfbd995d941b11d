/** How a simulated tenant changes: by requests, by time and by its people. Not part of the API. */
@NullMarked
package org.dsr4j.testkit.internal.life;

import org.jspecify.annotations.NullMarked;
