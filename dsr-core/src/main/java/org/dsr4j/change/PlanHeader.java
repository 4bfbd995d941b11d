package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a plan was made for, when and by what.
 *
 * @param purpose what it is for
 * @param request the request, with its decision
 * @param created when the plan was made
 * @param library the version of this library
 * @param adapters instance, provider and version of each adapter, for people
 * @param copyDigest SHA-256 in hex of the manifest of the package that was exported before, or null
 * @param separateApprover whether the approver must be another than the requester
 * @param interruption NOT_IDENTIFIED, AMBIGUOUS, DECLINED or CANCELLED when the request ends here,
 *     else null
 */
public record PlanHeader(
    PlanPurpose purpose,
    DsrRequest request,
    Instant created,
    String library,
    List<String> adapters,
    @Nullable String copyDigest,
    boolean separateApprover,
    @Nullable Completion interruption) {

  /**
   * Copies.
   *
   * @param purpose see {@link #purpose()}
   * @param request see {@link #request()}
   * @param created see {@link #created()}
   * @param library see {@link #library()}
   * @param adapters see {@link #adapters()}
   * @param copyDigest see {@link #copyDigest()}
   * @param separateApprover see {@link #separateApprover()}
   * @param interruption see {@link #interruption()}
   */
  public PlanHeader {
    requireNonNull(purpose, "purpose");
    requireNonNull(request, "request");
    requireNonNull(created, "created");
    requireNonNull(library, "library");
    adapters = List.copyOf(adapters);
  }
}
