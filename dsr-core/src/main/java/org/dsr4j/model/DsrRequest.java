package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One data subject request for one person in one tenant.
 *
 * <p>A person with data in three tenants needs three requests. Ten people need ten requests, which
 * {@code Dsr} can run together. Immutable. {@link #toString()} contains no personal data.
 */
public final class DsrRequest {

  private final TenantId tenant;
  private final DataSubject subject;
  private final CaseId id;
  private final String requestedBy;
  private final LocalDate received;
  private final IdentityCheck identityCheck;
  private final @Nullable Decision decision;
  private final List<SourceAttestation> attestations;

  private DsrRequest(
      Builder builder,
      CaseId id,
      String requestedBy,
      LocalDate received,
      IdentityCheck identityCheck) {
    this(
        builder.tenant, builder.subject, id, requestedBy, received, identityCheck, null, List.of());
  }

  private DsrRequest(
      TenantId tenant,
      DataSubject subject,
      CaseId id,
      String requestedBy,
      LocalDate received,
      IdentityCheck identityCheck,
      @Nullable Decision decision,
      List<SourceAttestation> attestations) {
    this.tenant = tenant;
    this.subject = subject;
    this.id = id;
    this.requestedBy = requestedBy;
    this.received = received;
    this.identityCheck = identityCheck;
    this.decision = decision;
    this.attestations = List.copyOf(attestations);
  }

  /**
   * Returns a builder for a request.
   *
   * @param tenant the tenant that received the request
   * @param subject the person whom the request is about
   * @return a builder, not thread-safe
   */
  public static Builder builder(TenantId tenant, DataSubject subject) {
    return new Builder(requireNonNull(tenant, "tenant"), requireNonNull(subject, "subject"));
  }

  /**
   * The tenant that received the request.
   *
   * @return the tenant
   */
  public TenantId tenant() {
    return tenant;
  }

  /**
   * The person whom the request is about.
   *
   * @return the data subject
   */
  public DataSubject subject() {
    return subject;
  }

  /**
   * The controller's reference for the request.
   *
   * @return the id, which is also the id of the case in journals, reports and evidence
   */
  public CaseId id() {
    return id;
  }

  /**
   * The operator who runs the request.
   *
   * @return the operator
   */
  public String requestedBy() {
    return requestedBy;
  }

  /**
   * The day on which the request was received. The time limit of GDPR Art. 12(3) starts on this
   * day.
   *
   * @return the day, in the controller's time zone
   */
  public LocalDate received() {
    return received;
  }

  /**
   * How the requester's identity was checked.
   *
   * @return the identity check
   */
  public IdentityCheck identityCheck() {
    return identityCheck;
  }

  /**
   * The controller's decision after the review of the data.
   *
   * @return the decision, or empty; without a decision nothing is changed
   */
  public Optional<Decision> decision() {
    return Optional.ofNullable(decision);
  }

  /**
   * Returns the same request with the controller's decision.
   *
   * @param made the decision
   * @return a copy
   */
  public DsrRequest withDecision(Decision made) {
    return new DsrRequest(
        tenant,
        subject,
        id,
        requestedBy,
        received,
        identityCheck,
        requireNonNull(made, "decision"),
        attestations);
  }

  /**
   * Returns the same request with an attestation: a person read a source that no application can
   * read.
   *
   * <p>The source then counts as attested when the request is read. The plan of an erasure uses
   * only attestations that {@linkplain SourceAttestation#nothingFound() nothing was found}. A later
   * attestation for the same source replaces an earlier one.
   *
   * @param attestation the source, the person, the day and a note
   * @return a copy; a run with it throws {@link DsrError#NOT_BY_HAND} when the source is not
   *     declared or the library reads it
   */
  public DsrRequest withAttestation(SourceAttestation attestation) {
    List<SourceAttestation> all = new ArrayList<>(attestations);
    all.removeIf(each -> each.source().equals(attestation.source()));
    all.add(attestation);
    return new DsrRequest(tenant, subject, id, requestedBy, received, identityCheck, decision, all);
  }

  /**
   * The attestations of sources that people read manually.
   *
   * @return at most one attestation for each source
   */
  public List<SourceAttestation> attestations() {
    return attestations;
  }

  /**
   * The attestation for one source.
   *
   * @param source the source
   * @return the attestation, or empty when no one attested it
   */
  public Optional<SourceAttestation> attestation(SourceRef source) {
    return attestations.stream().filter(word -> word.isFor(source)).findFirst();
  }

  @Override
  public String toString() {
    return "DsrRequest[id=" + id + ", tenant=" + tenant + "]";
  }

  /** Builds a {@link DsrRequest}; every value is required. */
  public static final class Builder {

    private static final int MAX_OPERATOR = 200;

    private final TenantId tenant;
    private final DataSubject subject;
    private @Nullable String id;
    private @Nullable String requestedBy;
    private @Nullable LocalDate received;
    private @Nullable IdentityCheck identityCheck;

    private Builder(TenantId tenant, DataSubject subject) {
      this.tenant = tenant;
      this.subject = subject;
    }

    /**
     * Sets the controller's reference. It appears in logs, so it must not contain personal data.
     *
     * @param value an id that follows the rule of {@link CaseId}; {@link #build()} checks it
     * @return this builder
     */
    public Builder id(String value) {
      this.id = value;
      return this;
    }

    /**
     * Sets the controller's reference.
     *
     * @param value the id
     * @return this builder
     */
    public Builder id(CaseId value) {
      return id(value.value());
    }

    /**
     * Sets the operator who runs the request.
     *
     * @param operator the operator: 1 to 200 characters, not blank
     * @return this builder
     */
    public Builder requestedBy(String operator) {
      this.requestedBy = operator;
      return this;
    }

    /**
     * Sets the day of receipt.
     *
     * @param day the day, in the controller's time zone
     * @return this builder
     */
    public Builder received(LocalDate day) {
      this.received = day;
      return this;
    }

    /**
     * Sets how the requester's identity was checked.
     *
     * @param check the identity check
     * @return this builder
     */
    public Builder identityCheck(IdentityCheck check) {
      this.identityCheck = check;
      return this;
    }

    /**
     * Builds the request.
     *
     * @return the request
     * @throws DsrException with {@link DsrError#INCOMPLETE_REQUEST} and a list of all missing or
     *     malformed values
     */
    public DsrRequest build() {
      List<String> missing = new ArrayList<>();
      if (id == null || !CaseId.fits(id)) {
        missing.add("id (" + CaseId.RULE + ")");
      }
      if (requestedBy == null || !named(requestedBy)) {
        missing.add("requestedBy (1 to 200 characters, not blank)");
      }
      if (received == null) {
        missing.add("received");
      }
      if (identityCheck == null) {
        missing.add("identityCheck");
      }
      if (!missing.isEmpty()) {
        throw new DsrException(
            DsrError.INCOMPLETE_REQUEST,
            "A request needs: " + String.join(", ", missing) + "; set them on its builder");
      }
      return new DsrRequest(
          this,
          new CaseId(requireNonNull(id)),
          requireNonNull(requestedBy),
          requireNonNull(received),
          requireNonNull(identityCheck));
    }

    /** Rejects names that a journal or a plan cannot contain, before anything is done. */
    private static boolean named(String operator) {
      return !operator.isBlank()
          && operator.length() <= MAX_OPERATOR
          && operator
              .codePoints()
              .noneMatch(each -> Character.getType(each) == Character.SURROGATE);
    }
  }
}
