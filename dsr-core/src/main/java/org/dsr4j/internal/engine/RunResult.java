package org.dsr4j.internal.engine;

import java.util.List;
import java.util.Map;
import org.dsr4j.internal.spool.SpooledRecords;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/** The result of a run for one request; its records are readable while the run is open. */
public record RunResult(
    DsrRequest request,
    Identity identity,
    Ledger ledger,
    @Nullable Completion interruption,
    List<String> notes,
    Map<SourceRef, SpooledRecords> records) {}
