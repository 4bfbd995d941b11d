package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrRequest;
import org.jspecify.annotations.Nullable;

/**
 * The purpose, request and origin of a plan.
 *
 * @param purpose erasure or restoration
 * @param request the request with its decision
 * @param created when the plan was created
 * @param library the version of this library
 * @param adapters instance, provider and version of each adapter, as text
 * @param copyDigest SHA-256 in hexadecimal of the manifest of the exported access package, or null
 * @param providers the provider of each adapter; empty in plans of a version that did not store it
 * @param interruption NOT_IDENTIFIED, AMBIGUOUS, DECLINED or CANCELLED when that ended the
 *     planning, otherwise null
 * @param approvalPolicy the rules for the approval
 */
public record PlanHeader(
    PlanPurpose purpose,
    DsrRequest request,
    Instant created,
    String library,
    List<String> adapters,
    @Nullable String copyDigest,
    List<PlannedProvider> providers,
    @Nullable Completion interruption,
    ApprovalPolicy approvalPolicy) {

  /**
   * Rejects null values and copies the collections.
   *
   * @param purpose not null
   * @param request not null
   * @param created not null
   * @param library not null
   * @param adapters not null; copied
   * @param copyDigest may be null
   * @param providers not null; copied
   * @param interruption may be null
   * @param approvalPolicy not null
   */
  public PlanHeader {
    requireNonNull(purpose, "purpose");
    requireNonNull(request, "request");
    requireNonNull(created, "created");
    requireNonNull(library, "library");
    requireNonNull(approvalPolicy, "approvalPolicy");
    adapters = List.copyOf(adapters);
    providers = List.copyOf(providers);
  }
}
