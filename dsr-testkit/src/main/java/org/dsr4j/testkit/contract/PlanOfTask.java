package org.dsr4j.testkit.contract;

import java.util.List;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.PlanTask;

/** For whom and what the kit lets an adapter plan. */
record PlanOfTask(
    DsrRequest request,
    ErasureOrder order,
    Identity identity,
    List<SourceDescriptor> sources,
    Cancellation cancellation)
    implements PlanTask {}
