/** Programs to read and run; not published. */
@NullMarked
package org.dsr4j.examples;

import org.jspecify.annotations.NullMarked;
