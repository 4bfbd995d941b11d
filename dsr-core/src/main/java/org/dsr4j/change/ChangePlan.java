package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable PlanSignature signature;
  private final Map<String, PlannedStep> steps = new HashMap<>();
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
    this(header, order, identity, parts, null);
  }

  ChangePlan(
      PlanHeader header,
      ErasureOrder order,
      Identity identity,
      PlanParts parts,
      @Nullable PlanSignature signature) {
    this.header = requireNonNull(header, "header");
    this.order = requireNonNull(order, "order");
    this.identity = requireNonNull(identity, "identity");
    this.parts = requireNonNull(parts, "parts");
    this.signature = signature;
    parts.steps().forEach(step -> steps.putIfAbsent(step.id(), step));
    byte[] content = PlanJson.write(this, null);
    this.digest = sha256(content);
    this.canonical = signature == null ? content : PlanJson.write(this, signature);
  }

  /**
   * Adds the signature of the library; for the engine.
   *
   * @param signed the signature of {@link #signedText()}
   * @return a copy with the same digest
   */
  public ChangePlan signed(PlanSignature signed) {
    return new ChangePlan(header, order, identity, parts, requireNonNull(signed, "signature"));
  }

  /**
   * The text that the signer of the journal signs: digest, tenant, case and creation time.
   *
   * @return UTF-8
   */
  public byte[] signedText() {
    return String.join(
            "\n",
            "dsr4j plan 1",
            digest,
            request().tenant().value(),
            request().id().value(),
            header.created().toString())
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The signature of the library. A plan without a signature cannot be approved: it was created
   * without a journal, by an earlier version, or with refusals.
   *
   * @return the signature, or empty
   */
  public Optional<PlanSignature> signature() {
    return Optional.ofNullable(signature);
  }

  /**
   * Returns whether the plan is unchanged since it was signed with the key that its signature
   * names. Only the engine can tell whether this is the key of the journal.
   *
   * @return false also when there is no signature
   */
  public boolean isSigned() {
    return signature != null && signature.matches(signedText());
  }

  /**
   * Returns whether another plan of the case rests on the same decisions of the controller.
   *
   * @param other the other plan
   * @return true when purpose, decision and order are equal
   */
  public boolean hasSameDecisions(ChangePlan other) {
    return header.purpose() == other.header.purpose()
        && request().decision().equals(other.request().decision())
        && StoredRequest.Order.of(order).equals(StoredRequest.Order.of(other.order));
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
    return Optional.ofNullable(steps.get(id));
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
   * @return SHA-256 of {@link #json()} without the signature, in lower-case hex
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
   * @throws DsrException with {@link DsrError#PLAN_REFUSED} and all refusals of the plan; with
   *     {@link DsrError#PLAN_NOT_OURS} when the plan is not signed or was changed; with {@link
   *     DsrError#APPROVAL_INVALID} and all problems: the approval belongs to another plan, is dated
   *     before the plan, is valid for longer than the policy allows, comes from the requester or
   *     from the data subject, or does not repeat an identifier of the person although the plan has
   *     an irreversible step
   */
  public ApprovedPlan approve(Approval approval) {
    if (!approvable()) {
      throw new DsrException(
          DsrError.PLAN_REFUSED, "This plan cannot be approved: " + reasonsAgainstApproval());
    }
    if (signature == null) {
      throw new DsrException(
          DsrError.PLAN_NOT_OURS,
          "This plan has no signature: plan again with a Dsr that has a journal and its signer");
    }
    if (!isSigned()) {
      throw new DsrException(
          DsrError.PLAN_NOT_OURS,
          "This plan was changed after it was created: plan again and approve the new plan");
    }
    List<String> problems = ApprovalRules.problems(this, approval, header.approvalPolicy(), null);
    if (!problems.isEmpty()) {
      throw invalid(String.join("; ", problems));
    }
    return new ApprovedPlan(this, approval);
  }

  private String reasonsAgainstApproval() {
    return parts.refusals().isEmpty()
        ? "it was interrupted"
        : parts.refusals().stream().map(PlanRefusal::detail).collect(Collectors.joining("; "));
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
