/**
 * The temporary storage of records between the read and the export: one encrypted file per run.
 *
 * <p>For the engine and the package writer only.
 */
@NullMarked
package org.dsr4j.internal.spool;

import org.jspecify.annotations.NullMarked;
