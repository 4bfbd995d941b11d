package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;

/**
 * A planned change of a person's data.
 *
 * <p>{@code Dsr.planDeletion} creates a plan; it reads and changes nothing. An approver reviews the
 * plan as {@link #table()} or {@link #json()}. {@link #approve} binds the approval to exactly this
 * plan with its {@link #digest()}. A plan with {@linkplain PlanParts#refusals() refusals} cannot be
 * approved; each refusal says how to fix its cause. Immutable and thread-safe. Contains personal
 * data, which {@link #toString()} does not show.
 */
public final class ChangePlan {

  private final PlanHeader header;
  private final ErasureOrder order;
  private final Identity identity;
  private final PlanParts parts;
  private final byte[] canonical;
  private final String digest;

  /**
   * Creates a plan; for the engine.
   *
   * @param header purpose, request and origin of the plan
   * @param order the controller's decisions
   * @param identity the identifiers of the person
   * @param parts steps and everything else in the plan
   */
  public ChangePlan(PlanHeader header, ErasureOrder order, Identity identity, PlanParts parts) {
    this.header = requireNonNull(header, "header");
    this.order = requireNonNull(order, "order");
    this.identity = requireNonNull(identity, "identity");
    this.parts = requireNonNull(parts, "parts");
    this.canonical = PlanJson.write(this);
    this.digest = sha256(canonical);
  }

  /**
   * Reads a stored plan.
   *
   * @param json the bytes that {@link #json()} returned
   * @return the plan, with the same digest
   * @throws DsrException with {@link DsrError#PLAN_UNREADABLE} for other bytes
   */
  public static ChangePlan ofJson(byte[] json) {
    return PlanJson.read(json);
  }

  /**
   * The purpose, request and origin of the plan.
   *
   * @return the header
   */
  public PlanHeader header() {
    return header;
  }

  /**
   * The request.
   *
   * @return the request, with its decision
   */
  public DsrRequest request() {
    return header.request();
  }

  /**
   * The controller's decisions.
   *
   * @return the order; stored plans do not contain the path of the copy
   */
  public ErasureOrder order() {
    return order;
  }

  /**
   * The identifiers of the person before the first change.
   *
   * @return the identity
   */
  public Identity identity() {
    return identity;
  }

  /**
   * The steps and everything else in the plan.
   *
   * @return steps, manual steps, unplanned sources, side effects, questions, refusals, notes
   */
  public PlanParts parts() {
    return parts;
  }

  /**
   * The steps of the plan.
   *
   * @return the steps in the order of execution
   */
  public List<PlannedStep> steps() {
    return parts.steps();
  }

  /**
   * Finds a step.
   *
   * @param id the id of the step
   * @return the step, or empty
   */
  public Optional<PlannedStep> step(String id) {
    return steps().stream().filter(step -> step.id().equals(id)).findFirst();
  }

  /**
   * Returns whether the plan can be approved.
   *
   * @return true when it has no refusals and no interruption
   */
  public boolean approvable() {
    return header.interruption() == null && parts.refusals().isEmpty();
  }

  /**
   * The canonical form: one JSON object in UTF-8. The same plan always has the same bytes.
   *
   * @return a copy
   */
  public byte[] json() {
    return canonical.clone();
  }

  /**
   * The digest to which an approval is bound.
   *
   * @return SHA-256 of {@link #json()} in lower-case hex
   */
  public String digest() {
    return digest;
  }

  /**
   * The plan as text for an approver.
   *
   * @return plain text with lines of at most 110 characters; contains personal data
   */
  public String table() {
    return PlanTable.of(this);
  }

  /**
   * Binds an approval to this plan.
   *
   * @param approval an approval with the digest of this plan
   * @return the approved plan, which can be executed
   * @throws DsrException with {@link DsrError#PLAN_REFUSED} when the plan has refusals; with {@link
   *     DsrError#APPROVAL_INVALID} when the approval belongs to another plan, when the approver is
   *     the requester, or when the plan has an irreversible step and the approval does not repeat
   *     an identifier of the person
   */
  public ApprovedPlan approve(Approval approval) {
    if (!approvable()) {
      throw new DsrException(
          DsrError.PLAN_REFUSED,
          "This plan cannot be approved: "
              + parts.refusals().stream()
                  .map(PlanRefusal::detail)
                  .findFirst()
                  .orElse("it was interrupted"));
    }
    if (!approval.planDigest().equals(digest)) {
      throw invalid("it belongs to another plan: have this plan reviewed and approved");
    }
    if (header.separateApprover() && sameName(approval.by(), request().requestedBy())) {
      throw invalid("the requester cannot approve: another person must approve the plan");
    }
    if (steps().stream().anyMatch(PlannedStep::irreversible) && !names(approval)) {
      throw invalid(
          "it has irreversible steps: repeat one of the person's identifiers from the plan");
    }
    return new ApprovedPlan(this, approval);
  }

  private static boolean sameName(String one, String other) {
    return one.strip().equalsIgnoreCase(other.strip());
  }

  private boolean names(Approval approval) {
    String named = approval.person();
    return named != null
        && identity.facets().stream()
            .flatMap(facet -> facet.identifiers().stream())
            .map(KnownIdentifier::identifier)
            .anyMatch(identifier -> identifier.matches(named));
  }

  private static DsrException invalid(String why) {
    return new DsrException(DsrError.APPROVAL_INVALID, "The approval is not valid: " + why);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChangePlan that && digest.equals(that.digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  @Override
  public String toString() {
    return "ChangePlan[" + request().id() + ", " + digest + "]";
  }
}
