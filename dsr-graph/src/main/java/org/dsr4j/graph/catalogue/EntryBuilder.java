package org.dsr4j.graph.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Facet;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceDescriptor;
import org.jspecify.annotations.Nullable;

/** Builds a {@link CatalogueEntry}; reads like a row of the catalogue. Not thread-safe. */
public final class EntryBuilder {

  static final String PROCESSOR = "Microsoft, as the organisation's processor";
  static final ActionSupport NO_TRAIL =
      new ActionSupport.NotApplicable("it is no audit trail; discover and export read it");

  private final SourceDescriptor.Builder descriptor;
  private final List<ReadFacts> reads = new ArrayList<>();
  private final List<MatchRule> rules = new ArrayList<>();
  private String facet = Facet.USER;
  private String[] permissions = {};
  private boolean auditTrail;
  private @Nullable SpecialReader special;
  private @Nullable String omittedWithoutPermission;
  private @Nullable ActionSupport notRead;

  EntryBuilder(String id, String title) {
    descriptor = SourceDescriptor.builder(id, title).recipients(PROCESSOR);
  }

  /**
   * Sets the guide's category.
   *
   * @param value the category
   * @return this
   */
  public EntryBuilder category(SourceCategory value) {
    descriptor.category(value);
    return this;
  }

  /**
   * Sets why the data are held.
   *
   * @param phrase one phrase
   * @return this
   */
  public EntryBuilder purpose(String phrase) {
    descriptor.purpose(phrase);
    return this;
  }

  /**
   * Adds a recipient to Microsoft, the processor.
   *
   * @param phrase one phrase
   * @return this
   */
  public EntryBuilder alsoTo(String phrase) {
    descriptor.recipients(PROCESSOR + "; " + phrase);
    return this;
  }

  /**
   * Sets how long the data are kept.
   *
   * @param phrase one phrase
   * @return this
   */
  public EntryBuilder retention(String phrase) {
    descriptor.retention(phrase);
    return this;
  }

  /**
   * Adds clouds in which the place does not exist.
   *
   * @param clouds their catalogue names
   * @return this
   */
  public EntryBuilder absentIn(Collection<String> clouds) {
    descriptor.absentIn(clouds.toArray(String[]::new));
    return this;
  }

  /**
   * Sets the least application permissions to read it.
   *
   * @param names the permissions
   * @return this
   */
  public EntryBuilder permissions(String... names) {
    permissions = names.clone();
    return this;
  }

  /**
   * Makes it depend on a facet other than the account.
   *
   * @param name the facet's name
   * @return this
   */
  public EntryBuilder facet(String name) {
    facet = name;
    return this;
  }

  /**
   * Adds match rules.
   *
   * @param more the rules
   * @return this
   */
  public EntryBuilder match(MatchRule... more) {
    rules.addAll(List.of(more));
    descriptor.match(more);
    return this;
  }

  /**
   * Adds secret fields.
   *
   * @param paths the fields
   * @return this
   */
  public EntryBuilder secret(String... paths) {
    descriptor.secret(paths);
    return this;
  }

  /**
   * Adds fields with other people's data.
   *
   * @param paths the fields
   * @return this
   */
  public EntryBuilder otherPeople(String... paths) {
    descriptor.otherPeople(paths);
    return this;
  }

  /**
   * Adds fields of free text.
   *
   * @param paths the fields
   * @return this
   */
  public EntryBuilder freeText(String... paths) {
    descriptor.freeText(paths);
    return this;
  }

  /**
   * Adds reads, in the order in which they happen.
   *
   * @param more the reads
   * @return this
   */
  public EntryBuilder read(Read... more) {
    for (Read read : more) {
      reads.add(read.facts());
    }
    return this;
  }

  /**
   * Reads it by a program of its own, after the reads.
   *
   * @param reader the program
   * @return this
   */
  public EntryBuilder special(SpecialReader reader) {
    special = reader;
    return this;
  }

  /**
   * Names a permission without which Graph leaves the selected properties out and says nothing: it
   * is looked for in the token, and where it is missing the ledger says "not readable".
   *
   * @param permission the permission
   * @return this
   */
  public EntryBuilder omittedWithoutPermission(String permission) {
    omittedWithoutPermission = permission;
    return this;
  }

  /**
   * Declares that no application can read it: a person looks, and attests it.
   *
   * @param reason why
   * @param instruction what to do, and where
   * @return this
   */
  public EntryBuilder byHand(String reason, String instruction) {
    return notRead(new ActionSupport.ByHand(reason, instruction));
  }

  /**
   * Declares that it is not read, and what stands in its place.
   *
   * @param support anything but supported
   * @return this
   */
  public EntryBuilder notRead(ActionSupport support) {
    notRead = support;
    return this;
  }

  /**
   * Declares that it is an audit trail, read within a window.
   *
   * @return this
   */
  public EntryBuilder auditTrail() {
    auditTrail = true;
    return this;
  }

  /**
   * Sets what can be changed.
   *
   * @param delete erasure
   * @param rectify correction
   * @param restrict restriction
   * @return this
   */
  public EntryBuilder changes(ActionSupport delete, ActionSupport rectify, ActionSupport restrict) {
    descriptor.on(Action.DELETE, delete);
    descriptor.on(Action.RECTIFY, rectify);
    descriptor.on(Action.RESTRICT, restrict);
    return this;
  }

  /**
   * Builds the entry.
   *
   * @return the entry
   */
  public CatalogueEntry build() {
    if ((notRead == null) == (reads.isEmpty() && special == null)) {
      throw new IllegalStateException("an entry is either read or says why not");
    }
    boolean overseen =
        omittedWithoutPermission != null || reads.stream().anyMatch(read -> read.shown != null);
    if (overseen && reads.stream().anyMatch(read -> read.detail != null)) {
      throw new IllegalStateException("rows read alone are not looked at for what is hidden");
    }
    Stream<String> places = reads.stream().flatMap(read -> read.places().stream());
    Stream<String> more = special == null ? Stream.empty() : special.places().stream();
    descriptor.readsFrom(Stream.concat(places, more).distinct().toArray(String[]::new));
    ActionSupport support = notRead == null ? ActionSupport.supported(permissions) : notRead;
    descriptor.on(Action.DISCOVER, support);
    descriptor.on(Action.EXPORT, support);
    descriptor.on(Action.AUDIT, auditTrail ? support : NO_TRAIL);
    descriptor.facets(facets().toArray(String[]::new));
    return new CatalogueEntry(descriptor.build(), reads, special, omittedWithoutPermission);
  }

  /** The main facet, and those whose identifiers are asked for or recognised. */
  private Set<String> facets() {
    Set<String> facets = new LinkedHashSet<>(Set.of(facet));
    rules.forEach(rule -> facets.add(Placeholder.facetOf(rule.kind())));
    for (ReadFacts read : reads) {
      for (Placeholder placeholder : read.needed()) {
        placeholder.kinds().forEach(kind -> facets.add(Placeholder.facetOf(kind)));
      }
    }
    // Where no journal is kept there are no cases: nothing is missing then.
    facets.remove(Facet.CASES);
    return facets;
  }
}
