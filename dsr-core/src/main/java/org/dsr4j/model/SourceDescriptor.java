package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one source of personal data.
 *
 * <p>Engine, ledger, documentation, permission lists and contract tests all read this one
 * declaration. Immutable and thread-safe.
 */
public final class SourceDescriptor {

  private final Builder parts;
  private final SourceCategory category;

  private SourceDescriptor(Builder parts, SourceCategory category) {
    this.parts = parts;
    this.category = category;
  }

  /**
   * Returns a builder for a descriptor.
   *
   * @param id the id of the source: lower-case words joined by hyphens; it must never change
   * @param title what the source holds, as text for people
   * @return a builder, not thread-safe
   */
  public static Builder builder(String id, String title) {
    return new Builder(id, title);
  }

  /**
   * The id of the source; it never changes.
   *
   * @return the id
   */
  public String id() {
    return parts.id;
  }

  /**
   * What the source holds, as text for people.
   *
   * @return the title
   */
  public String title() {
    return parts.title;
  }

  /**
   * The category in Microsoft's guide.
   *
   * @return the category
   */
  public SourceCategory category() {
    return category;
  }

  /**
   * The purpose of the processing, for the response to the person (GDPR Art. 15(1)(a)).
   *
   * @return one phrase, possibly empty
   */
  public String purpose() {
    return parts.purpose;
  }

  /**
   * The recipients of the data, for the response to the person (GDPR Art. 15(1)(c)).
   *
   * @return one phrase, possibly empty
   */
  public String recipients() {
    return parts.recipients;
  }

  /**
   * The retention period of the data, for the response to the person (GDPR Art. 15(1)(d)).
   *
   * @return one phrase, possibly empty
   */
  public String retention() {
    return parts.retention;
  }

  /**
   * The service to which several sources belong, so that one answer of a {@link TenantProfile} can
   * concern all of them.
   *
   * @return lower-case words joined by hyphens, possibly empty
   */
  public String service() {
    return parts.service;
  }

  /**
   * The operations that the adapter reads, for people, documentation and tests: {@code GET
   * /v1.0/users/{userId}}.
   *
   * @return the operations in the order of the reads
   */
  public List<String> readsFrom() {
    return parts.readsFrom;
  }

  /**
   * Returns the requests that a read is expected to send, for estimates before a run.
   *
   * @return possibly empty; then an estimate counts each of {@link #readsFrom()} once
   */
  public List<ExpectedRequest> expectedRequests() {
    return parts.expectedRequests;
  }

  /**
   * Clouds or editions in which the source does not exist.
   *
   * @return their names, possibly none
   */
  public Set<String> absentIn() {
    return parts.absentIn;
  }

  /**
   * The rules that assign a record to the person; one matching rule is enough.
   *
   * @return the rules; empty when the adapter does not read the source
   */
  public List<MatchRule> matchRules() {
    return parts.matchRules;
  }

  /**
   * Fields that contain secrets. They are never requested, and are withheld when the service sends
   * them anyway.
   *
   * @return the fields
   */
  public List<FieldPath> secretFields() {
    return parts.secretFields;
  }

  /**
   * Fields with data about other people, which a reviewer must redact before the copy is handed
   * over.
   *
   * @return the fields
   */
  public List<FieldPath> otherPeopleFields() {
    return parts.otherPeopleFields;
  }

  /**
   * Fields with free text, which may concern other people; withheld unless reviewed.
   *
   * @return the fields
   */
  public List<FieldPath> freeTextFields() {
    return parts.freeTextFields;
  }

  /**
   * The facets that must be complete before this source may be reported as NONE.
   *
   * @return the facets' names, at least one
   */
  public Set<String> facets() {
    return parts.facets;
  }

  /**
   * The declared support of an action.
   *
   * @param action the action
   * @return the declared support
   */
  public ActionSupport support(Action action) {
    return requireNonNull(parts.support.get(action));
  }

  /**
   * Returns whether people read the source manually for at least one reading action.
   *
   * @return true when discover, export or audit is declared {@link ActionSupport.Status#BY_HAND}
   */
  public boolean readByHand() {
    return parts.support.entrySet().stream()
        .anyMatch(
            each ->
                each.getKey().reading()
                    && each.getValue().status() == ActionSupport.Status.BY_HAND);
  }

  /**
   * Returns the same source with another support of one action.
   *
   * @param action the action
   * @param support the new support
   * @return a copy
   */
  public SourceDescriptor with(Action action, ActionSupport support) {
    return new SourceDescriptor(new Builder(parts).on(action, support), category);
  }

  /**
   * Evaluates the match rules and returns the strongest match.
   *
   * @param identity the person
   * @param content the record
   * @return the match, or empty when no rule matches
   */
  public Optional<Match> match(Identity identity, Content content) {
    Optional<Match> best = Optional.empty();
    for (MatchRule rule : parts.matchRules) {
      Optional<Match> match = rule.evaluate(identity, content);
      if (match.isPresent() && match.get().strong()) {
        return match;
      }
      if (best.isEmpty()) {
        best = match;
      }
    }
    return best;
  }

  @Override
  public String toString() {
    return "SourceDescriptor[" + parts.id + "]";
  }

  /** Builds a {@link SourceDescriptor}. */
  public static final class Builder {

    private final String id;
    private final String title;
    private @Nullable SourceCategory category;
    private String purpose = "";
    private String recipients = "";
    private String retention = "";
    private String service = "";
    private Set<String> facets = Set.of(Facet.USER);
    private List<String> readsFrom = List.of();
    private List<ExpectedRequest> expectedRequests = List.of();
    private Set<String> absentIn = Set.of();
    private List<MatchRule> matchRules = List.of();
    private List<FieldPath> secretFields = List.of();
    private List<FieldPath> otherPeopleFields = List.of();
    private List<FieldPath> freeTextFields = List.of();
    private final Map<Action, ActionSupport> support = new EnumMap<>(Action.class);

    private Builder(String id, String title) {
      this.id = SourceRef.checkId(id);
      this.title = requireNonNull(title, "title");
    }

    private Builder(Builder other) {
      this(other.id, other.title);
      category = other.category;
      purpose = other.purpose;
      recipients = other.recipients;
      retention = other.retention;
      service = other.service;
      facets = other.facets;
      readsFrom = other.readsFrom;
      expectedRequests = other.expectedRequests;
      absentIn = other.absentIn;
      matchRules = other.matchRules;
      secretFields = other.secretFields;
      otherPeopleFields = other.otherPeopleFields;
      freeTextFields = other.freeTextFields;
      support.putAll(other.support);
    }

    /**
     * Sets the category in Microsoft's guide; required.
     *
     * @param value the category
     * @return this builder
     */
    public Builder category(SourceCategory value) {
      this.category = value;
      return this;
    }

    /**
     * Sets the purpose of the processing.
     *
     * @param phrase one phrase
     * @return this builder
     */
    public Builder purpose(String phrase) {
      this.purpose = phrase;
      return this;
    }

    /**
     * Sets the recipients of the data.
     *
     * @param phrase one phrase
     * @return this builder
     */
    public Builder recipients(String phrase) {
      this.recipients = phrase;
      return this;
    }

    /**
     * Sets the retention period of the data.
     *
     * @param phrase one phrase
     * @return this builder
     */
    public Builder retention(String phrase) {
      this.retention = phrase;
      return this;
    }

    /**
     * Sets the service to which several sources belong.
     *
     * @param name lower-case words joined by hyphens
     * @return this builder
     */
    public Builder service(String name) {
      this.service = SourceRef.checkId(name);
      return this;
    }

    /**
     * Adds operations that the adapter reads.
     *
     * @param places the operations, for people, documentation and tests
     * @return this builder
     */
    public Builder readsFrom(String... places) {
      this.readsFrom = joined(readsFrom, List.of(places));
      return this;
    }

    /**
     * Sets the requests that a read is expected to send, for estimates.
     *
     * @param requests the requests
     * @return this builder
     */
    public Builder expectedRequests(List<ExpectedRequest> requests) {
      this.expectedRequests = List.copyOf(requests);
      return this;
    }

    /**
     * Adds clouds or editions in which the source does not exist.
     *
     * @param clouds their names
     * @return this builder
     */
    public Builder absentIn(String... clouds) {
      Set<String> all = new TreeSet<>(absentIn);
      all.addAll(List.of(clouds));
      this.absentIn = java.util.Collections.unmodifiableSet(all);
      return this;
    }

    /**
     * Adds match rules.
     *
     * @param rules the rules
     * @return this builder
     */
    public Builder match(MatchRule... rules) {
      this.matchRules = joined(matchRules, List.of(rules));
      return this;
    }

    /**
     * Adds fields that contain secrets.
     *
     * @param paths property names joined by slashes, see {@link FieldPath#of(String)}
     * @return this builder
     */
    public Builder secret(String... paths) {
      this.secretFields = joined(secretFields, paths(paths));
      return this;
    }

    /**
     * Adds fields with data about other people.
     *
     * @param paths property names joined by slashes, see {@link FieldPath#of(String)}
     * @return this builder
     */
    public Builder otherPeople(String... paths) {
      this.otherPeopleFields = joined(otherPeopleFields, paths(paths));
      return this;
    }

    /**
     * Adds fields with free text.
     *
     * @param paths property names joined by slashes, see {@link FieldPath#of(String)}
     * @return this builder
     */
    public Builder freeText(String... paths) {
      this.freeTextFields = joined(freeTextFields, paths(paths));
      return this;
    }

    /**
     * Sets the facets that must be complete: those whose identifiers are used to query the source
     * or to match its records. Default: {@link Facet#USER}.
     *
     * @param names the facets' names, at least one
     * @return this builder
     */
    public Builder facets(String... names) {
      if (names.length == 0) {
        throw new IllegalArgumentException("a source depends on at least one facet");
      }
      this.facets =
          java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(List.of(names)));
      return this;
    }

    /**
     * Sets the support of an action.
     *
     * @param action the action
     * @param value the support
     * @return this builder
     */
    public Builder on(Action action, ActionSupport value) {
      support.put(action, value);
      return this;
    }

    /**
     * Declares that discover and export are supported with some permissions.
     *
     * @param permissions the minimum application permissions
     * @return this builder
     */
    public Builder readable(String... permissions) {
      on(Action.DISCOVER, ActionSupport.supported(permissions));
      return on(Action.EXPORT, ActionSupport.supported(permissions));
    }

    /**
     * Builds the descriptor.
     *
     * @return the descriptor
     * @throws IllegalStateException when the category or the support of an action is missing
     */
    public SourceDescriptor build() {
      SourceCategory chosen = category;
      if (chosen == null) {
        throw new IllegalStateException("source " + id + " has no category");
      }
      for (Action action : Action.values()) {
        if (!support.containsKey(action)) {
          throw new IllegalStateException("source " + id + " declares no support for " + action);
        }
      }
      return new SourceDescriptor(new Builder(this), chosen);
    }

    private static List<FieldPath> paths(String... paths) {
      return java.util.Arrays.stream(paths).map(FieldPath::of).toList();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
      List<T> all = new ArrayList<>(first);
      all.addAll(second);
      return List.copyOf(all);
    }
  }
}
