/** Evidence: a journal as a file that anybody can verify without the systems it came from. */
@NullMarked
package org.dsr4j.internal.evidence;

import org.jspecify.annotations.NullMarked;
