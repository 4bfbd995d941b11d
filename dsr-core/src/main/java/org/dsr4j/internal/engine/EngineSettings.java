package org.dsr4j.internal.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantId;

/** The settings that all runs of one {@code Dsr} share. */
public record EngineSettings(
    TenantId tenant,
    Clock clock,
    RunListener listener,
    int parallelism,
    int maxRecordBytes,
    int maxAttachmentBytes,
    Path spoolDirectory,
    Duration callLimit,
    ManualAnswers answers) {}
