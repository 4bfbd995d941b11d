package org.dsr4j.internal.engine;

import java.nio.file.Path;
import java.time.Clock;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantId;

/** What every run of one {@code Dsr} has in common. */
public record EngineSettings(
    TenantId tenant,
    Clock clock,
    RunListener listener,
    int parallelism,
    int maxRecordBytes,
    Path spoolDirectory) {}
