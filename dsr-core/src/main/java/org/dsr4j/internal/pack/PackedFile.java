package org.dsr4j.internal.pack;

import java.util.List;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * One file of a package in the manifest.
 *
 * @param record the key of the record to which an attachment belongs, or null
 * @param lines the lines of that record in the data file of its source
 */
record PackedFile(
    String path,
    SourceRef source,
    String mediaType,
    long bytes,
    String sha256,
    @Nullable RecordKey record,
    List<Long> lines) {}
