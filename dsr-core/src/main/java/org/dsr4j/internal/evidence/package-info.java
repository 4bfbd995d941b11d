/** Evidence: a journal as a file that auditors can verify without the systems that it came from. */
@NullMarked
package org.dsr4j.internal.evidence;

import org.jspecify.annotations.NullMarked;
