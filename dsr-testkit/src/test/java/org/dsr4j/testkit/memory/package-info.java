/** The reference adapter under test, and the people that its contract test seeds. */
@NullMarked
package org.dsr4j.testkit.memory;

import org.jspecify.annotations.NullMarked;
