package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One data subject request: one person, one tenant.
 *
 * <p>A person in three tenants is three requests, and ten people are ten requests, which {@code
 * Dsr} can run together. Immutable. {@link #toString()} holds no personal data.
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
   * Begins a request.
   *
   * @param tenant the tenant that received it
   * @param subject the person it is about
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
   * The person the request is about.
   *
   * @return the data subject
   */
  public DataSubject subject() {
    return subject;
  }

  /**
   * The controller's own reference of the request.
   *
   * @return the id, which names the case in journals, reports and evidence
   */
  public CaseId id() {
    return id;
  }

  /**
   * Who runs the request.
   *
   * @return the operator
   */
  public String requestedBy() {
    return requestedBy;
  }

  /**
   * The day on which the request was received: the clock of GDPR Art. 12(3) starts here.
   *
   * @return the day, in the controller's own time zone
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
   * What the controller decided after looking at what was found.
   *
   * @return empty as long as nobody decided; nothing is changed before
   */
  public Optional<Decision> decision() {
    return Optional.ofNullable(decision);
  }

  /**
   * The same request with the controller's decision on it.
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
   * The same request with a person's word that they looked at a place that no application can read.
   *
   * <p>The place then counts as attested when the request is read; a plan does not keep it. A later
   * word about the same source takes the place of an earlier one.
   *
   * @param word who looked where, when, and what they noted
   * @return a copy; running it is refused with {@link DsrError#NOT_BY_HAND} when the place is not
   *     declared, or is read by the library
   */
  public DsrRequest withAttestation(SourceAttestation word) {
    List<SourceAttestation> all = new ArrayList<>(attestations);
    all.removeIf(each -> each.source().equals(word.source()));
    all.add(word);
    return new DsrRequest(tenant, subject, id, requestedBy, received, identityCheck, decision, all);
  }

  /**
   * The manual steps of reading that people attested.
   *
   * @return one word for each source at most
   */
  public List<SourceAttestation> attestations() {
    return attestations;
  }

  /**
   * The word about one source.
   *
   * @param source the source
   * @return empty when nobody attested it
   */
  public Optional<SourceAttestation> attestation(SourceRef source) {
    return attestations.stream().filter(word -> word.isFor(source)).findFirst();
  }

  @Override
  public String toString() {
    return "DsrRequest[id=" + id + ", tenant=" + tenant + "]";
  }

  /** Builds a {@link DsrRequest}; every part is required. */
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
     * Sets the controller's reference; put no personal data into it, it appears in logs.
     *
     * @param value an id by the rule of {@link CaseId}, which {@link #build()} checks
     * @return this
     */
    public Builder id(String value) {
      this.id = value;
      return this;
    }

    /**
     * Sets the controller's reference.
     *
     * @param value the id
     * @return this
     */
    public Builder id(CaseId value) {
      return id(value.value());
    }

    /**
     * Sets who runs the request.
     *
     * @param operator the operator: 1 to 200 characters, not blank
     * @return this
     */
    public Builder requestedBy(String operator) {
      this.requestedBy = operator;
      return this;
    }

    /**
     * Sets the day of receipt.
     *
     * @param day the day, in the controller's own time zone
     * @return this
     */
    public Builder received(LocalDate day) {
      this.received = day;
      return this;
    }

    /**
     * Sets how the requester's identity was checked.
     *
     * @param check the identity check
     * @return this
     */
    public Builder identityCheck(IdentityCheck check) {
      this.identityCheck = check;
      return this;
    }

    /**
     * Builds the request.
     *
     * @return the request
     * @throws DsrException with {@link DsrError#INCOMPLETE_REQUEST} naming everything that is
     *     missing or malformed
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

    /** What the journal could not hold or a plan not write is refused before anything is done. */
    private static boolean named(String operator) {
      return !operator.isBlank()
          && operator.length() <= MAX_OPERATOR
          && operator
              .codePoints()
              .noneMatch(each -> Character.getType(each) == Character.SURROGATE);
    }
  }
}
