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
 * Everything that is declared about one place of personal data.
 *
 * <p>The only declaration: engine, ledger, documentation, permission lists and contract tests all
 * read it. Immutable and thread-safe.
 */
public final class SourceDescriptor {

  private final Builder parts;
  private final SourceCategory category;

  private SourceDescriptor(Builder parts, SourceCategory category) {
    this.parts = parts;
    this.category = category;
  }

  /**
   * Begins a descriptor.
   *
   * @param id the source's id, for ever: lower-case words joined by hyphens
   * @param title what is held there, for people
   * @return a builder, not thread-safe
   */
  public static Builder builder(String id, String title) {
    return new Builder(id, title);
  }

  /**
   * The source's id, for ever.
   *
   * @return the id
   */
  public String id() {
    return parts.id;
  }

  /**
   * What is held there, for people.
   *
   * @return the title
   */
  public String title() {
    return parts.title;
  }

  /**
   * The guide's category.
   *
   * @return the category
   */
  public SourceCategory category() {
    return category;
  }

  /**
   * Why the data are held, for the answer to the person (GDPR Art. 15(1)(a)).
   *
   * @return one phrase, possibly empty
   */
  public String purpose() {
    return parts.purpose;
  }

  /**
   * Who receives the data, for the answer to the person (GDPR Art. 15(1)(c)).
   *
   * @return one phrase, possibly empty
   */
  public String recipients() {
    return parts.recipients;
  }

  /**
   * How long the data are kept, for the answer to the person (GDPR Art. 15(1)(d)).
   *
   * @return one phrase, possibly empty
   */
  public String retention() {
    return parts.retention;
  }

  /**
   * Where the adapter reads, for people, documentation and tests: {@code GET /v1.0/users/{userId}}.
   *
   * @return in reading order
   */
  public List<String> readsFrom() {
    return parts.readsFrom;
  }

  /**
   * Clouds or editions in which the place does not exist.
   *
   * @return their names, possibly none
   */
  public Set<String> absentIn() {
    return parts.absentIn;
  }

  /**
   * How a record is recognised as the person's; any rule that holds suffices.
   *
   * @return the rules; empty when nothing is read
   */
  public List<MatchRule> matchRules() {
    return parts.matchRules;
  }

  /**
   * Fields that hold secrets: never requested, and withheld when they come all the same.
   *
   * @return the fields
   */
  public List<FieldPath> secretFields() {
    return parts.secretFields;
  }

  /**
   * Fields that hold other people's data: redacted at review before anything is handed over.
   *
   * @return the fields
   */
  public List<FieldPath> otherPeopleFields() {
    return parts.otherPeopleFields;
  }

  /**
   * Fields of free text that may say anything about anyone: withheld unless reviewed.
   *
   * @return the fields
   */
  public List<FieldPath> freeTextFields() {
    return parts.freeTextFields;
  }

  /**
   * The facets that must be complete before this source may be reported as "none".
   *
   * @return the facets' names, at least one
   */
  public Set<String> facets() {
    return parts.facets;
  }

  /**
   * What is possible for an action.
   *
   * @param action the action
   * @return the declared support
   */
  public ActionSupport support(Action action) {
    return requireNonNull(parts.support.get(action));
  }

  /**
   * Whether people read the source by hand, for at least one way of reading.
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
   * The same source with another support for one action.
   *
   * @param action the action
   * @param support what is possible
   * @return a copy
   */
  public SourceDescriptor with(Action action, ActionSupport support) {
    return new SourceDescriptor(new Builder(parts).on(action, support), category);
  }

  /**
   * Evaluates the match rules and takes the strongest match.
   *
   * @param identity the person
   * @param content the record
   * @return the match, or empty when no rule holds
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
    private Set<String> facets = Set.of(Facet.USER);
    private List<String> readsFrom = List.of();
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
      facets = other.facets;
      readsFrom = other.readsFrom;
      absentIn = other.absentIn;
      matchRules = other.matchRules;
      secretFields = other.secretFields;
      otherPeopleFields = other.otherPeopleFields;
      freeTextFields = other.freeTextFields;
      support.putAll(other.support);
    }

    /**
     * Sets the guide's category; required.
     *
     * @param value the category
     * @return this
     */
    public Builder category(SourceCategory value) {
      this.category = value;
      return this;
    }

    /**
     * Sets why the data are held.
     *
     * @param phrase one phrase
     * @return this
     */
    public Builder purpose(String phrase) {
      this.purpose = phrase;
      return this;
    }

    /**
     * Sets who receives the data.
     *
     * @param phrase one phrase
     * @return this
     */
    public Builder recipients(String phrase) {
      this.recipients = phrase;
      return this;
    }

    /**
     * Sets how long the data are kept.
     *
     * @param phrase one phrase
     * @return this
     */
    public Builder retention(String phrase) {
      this.retention = phrase;
      return this;
    }

    /**
     * Adds places the adapter reads.
     *
     * @param places for people, documentation and tests
     * @return this
     */
    public Builder readsFrom(String... places) {
      this.readsFrom = joined(readsFrom, List.of(places));
      return this;
    }

    /**
     * Adds clouds or editions in which the place does not exist.
     *
     * @param clouds their names
     * @return this
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
     * @return this
     */
    public Builder match(MatchRule... rules) {
      this.matchRules = joined(matchRules, List.of(rules));
      return this;
    }

    /**
     * Adds secret fields.
     *
     * @param paths see {@link FieldPath#of(String)}
     * @return this
     */
    public Builder secret(String... paths) {
      this.secretFields = joined(secretFields, paths(paths));
      return this;
    }

    /**
     * Adds fields with other people's data.
     *
     * @param paths see {@link FieldPath#of(String)}
     * @return this
     */
    public Builder otherPeople(String... paths) {
      this.otherPeopleFields = joined(otherPeopleFields, paths(paths));
      return this;
    }

    /**
     * Adds fields of free text.
     *
     * @param paths see {@link FieldPath#of(String)}
     * @return this
     */
    public Builder freeText(String... paths) {
      this.freeTextFields = joined(freeTextFields, paths(paths));
      return this;
    }

    /**
     * Sets the facets that must be complete: all whose identifiers the source is asked for or
     * recognised by; {@link Facet#USER} alone unless set.
     *
     * @param names the facets' names, at least one
     * @return this
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
     * Sets what is possible for an action.
     *
     * @param action the action
     * @param value the support
     * @return this
     */
    public Builder on(Action action, ActionSupport value) {
      support.put(action, value);
      return this;
    }

    /**
     * Declares that the source can be discovered and exported with some permissions.
     *
     * @param permissions the least application permissions
     * @return this
     */
    public Builder readable(String... permissions) {
      on(Action.DISCOVER, ActionSupport.supported(permissions));
      return on(Action.EXPORT, ActionSupport.supported(permissions));
    }

    /**
     * Builds the descriptor.
     *
     * @return the descriptor
     * @throws IllegalStateException when the category or an action's support is missing
     */
    public SourceDescriptor build() {
      SourceCategory chosen = category;
      if (chosen == null) {
        throw new IllegalStateException("source " + id + " has no category");
      }
      for (Action action : Action.values()) {
        if (!support.containsKey(action)) {
          throw new IllegalStateException("source " + id + " says nothing about " + action);
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
