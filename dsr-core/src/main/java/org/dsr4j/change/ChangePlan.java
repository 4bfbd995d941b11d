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
 * A change of a person's data, written down before anything happens.
 *
 * <p>Made by {@code Dsr.planDeletion}, which reads and changes nothing. Shown to an approver as
 * {@link #table()} or {@link #json()}; {@link #approve} binds the approval to exactly this plan by
 * its {@link #digest()}. A plan with {@linkplain PlanParts#refusals() refusals} cannot be approved;
 * it says what mends them. Immutable and thread-safe. Holds personal data, which {@link
 * #toString()} does not show.
 */
public final class ChangePlan {

  private final PlanHeader header;
  private final ErasureOrder order;
  private final Identity identity;
  private final PlanParts parts;
  private final byte[] canonical;
  private final String digest;

  /**
   * Puts a plan together; called by the engine.
   *
   * @param header what it was made for
   * @param order what people decided
   * @param identity who the person is
   * @param parts what it consists of
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
   * Reads a plan that was stored.
   *
   * @param json what {@link #json()} gave
   * @return the plan, with the same digest
   * @throws DsrException with {@link DsrError#PLAN_UNREADABLE} when it is anything else
   */
  public static ChangePlan ofJson(byte[] json) {
    return PlanJson.read(json);
  }

  /**
   * What the plan was made for.
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
   * What people decided.
   *
   * @return the order; the path of the copy is not kept in stored plans
   */
  public ErasureOrder order() {
    return order;
  }

  /**
   * Who the person is, as it was known before the first change.
   *
   * @return the identity
   */
  public Identity identity() {
    return identity;
  }

  /**
   * What the plan consists of.
   *
   * @return steps, manual steps, remainders, collateral, questions, refusals, notes
   */
  public PlanParts parts() {
    return parts;
  }

  /**
   * The steps.
   *
   * @return in the order in which they are performed
   */
  public List<PlannedStep> steps() {
    return parts.steps();
  }

  /**
   * A step.
   *
   * @param id its id
   * @return the step, or empty
   */
  public Optional<PlannedStep> step(String id) {
    return steps().stream().filter(step -> step.id().equals(id)).findFirst();
  }

  /**
   * Whether it may be approved.
   *
   * @return true without refusals and interruption
   */
  public boolean approvable() {
    return header.interruption() == null && parts.refusals().isEmpty();
  }

  /**
   * The canonical form: one JSON object in UTF-8, always the same for the same plan.
   *
   * @return a copy
   */
  public byte[] json() {
    return canonical.clone();
  }

  /**
   * What an approval is bound to.
   *
   * @return SHA-256 of {@link #json()} in lower-case hex
   */
  public String digest() {
    return digest;
  }

  /**
   * The plan for an approver to read.
   *
   * @return plain text in lines of at most 110 characters; holds personal data
   */
  public String table() {
    return PlanTable.of(this);
  }

  /**
   * Binds an approval to this plan.
   *
   * @param approval of this plan's digest
   * @return what can be executed
   * @throws DsrException with {@link DsrError#PLAN_REFUSED} when the plan has refusals, {@link
   *     DsrError#APPROVAL_INVALID} when the approval is another plan's, when the approver is the
   *     requester, or when a step is irreversible and the person is not named again
   */
  public ApprovedPlan approve(Approval approval) {
    if (!approvable()) {
      throw new DsrException(
          DsrError.PLAN_REFUSED,
          "This plan cannot be approved: "
              + parts.refusals().stream().map(PlanRefusal::detail).findFirst().orElse("it stops"));
    }
    if (!approval.planDigest().equals(digest)) {
      throw invalid("it is another plan's: have this one looked at");
    }
    if (header.separateApprover() && sameName(approval.by(), request().requestedBy())) {
      throw invalid("the requester cannot approve: have somebody else look at the plan");
    }
    if (steps().stream().anyMatch(PlannedStep::irreversible) && !names(approval)) {
      throw invalid(
          "steps cannot be taken back: name the person again by one of the plan's identifiers");
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
    return new DsrException(DsrError.APPROVAL_INVALID, "The approval does not hold: " + why);
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
