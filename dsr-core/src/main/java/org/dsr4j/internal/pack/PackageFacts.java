package org.dsr4j.internal.pack;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dsr4j.internal.engine.RunResult;
import org.dsr4j.model.Action;
import org.dsr4j.model.AdapterStatus;
import org.dsr4j.model.Completion;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.dsr4j.model.Window;

/** The content of a manifest, except the files. */
public record PackageFacts(
    RunResult result,
    Action action,
    Window window,
    Completion completion,
    List<AdapterStatus> adapters,
    Map<SourceRef, SourceDescriptor> sources,
    String libraryVersion,
    Instant generatedAt) {}
