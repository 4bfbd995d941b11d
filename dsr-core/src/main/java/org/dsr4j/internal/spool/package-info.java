/**
 * The temporary storage of records between the read and the export: one encrypted file per run. And
 * how a finished file gets its final name.
 *
 * <p>For the engine, the package writer and the stores only.
 */
@NullMarked
package org.dsr4j.internal.spool;

import org.jspecify.annotations.NullMarked;
