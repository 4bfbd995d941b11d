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

/** Builds a {@link CatalogueEntry}. Not thread-safe. */
public final class EntryBuilder {

  static final String PROCESSOR = "Microsoft, as the organisation's processor";
  static final ActionSupport NO_TRAIL =
      new ActionSupport.NotApplicable("it is not an audit trail; discover and export read it");

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
   * Sets the category of the data.
   *
   * @param value the category
   * @return this
   */
  public EntryBuilder category(SourceCategory value) {
    descriptor.category(value);
    return this;
  }

  /**
   * Sets the purpose of the data.
   *
   * @param phrase the text
   * @return this
   */
  public EntryBuilder purpose(String phrase) {
    descriptor.purpose(phrase);
    return this;
  }

  /**
   * Adds a recipient in addition to Microsoft, the processor.
   *
   * @param phrase the text
   * @return this
   */
  public EntryBuilder alsoTo(String phrase) {
    descriptor.recipients(PROCESSOR + "; " + phrase);
    return this;
  }

  /**
   * Sets the retention period.
   *
   * @param phrase the text
   * @return this
   */
  public EntryBuilder retention(String phrase) {
    descriptor.retention(phrase);
    return this;
  }

  /**
   * Sets the service to which several places belong, for answers of a tenant profile.
   *
   * @param name lower-case words joined by hyphens
   * @return this
   */
  public EntryBuilder service(String name) {
    descriptor.service(name);
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
   * Sets the least application permissions for reading.
   *
   * @param names the permissions
   * @return this
   */
  public EntryBuilder permissions(String... names) {
    permissions = names.clone();
    return this;
  }

  /**
   * Sets the required facets, if they are not the account.
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
   * Adds fields with data of other people.
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
   * Adds reads, in their order.
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
   * Sets a special reader, which runs after the reads.
   *
   * @param reader the reader
   * @return this
   */
  public EntryBuilder special(SpecialReader reader) {
    special = reader;
    return this;
  }

  /**
   * Sets the permission without which Graph omits the selected properties without an error. The
   * reader checks the token for it. If it is missing, the ledger contains the status "not
   * readable".
   *
   * @param permission the permission
   * @return this
   */
  public EntryBuilder omittedWithoutPermission(String permission) {
    omittedWithoutPermission = permission;
    return this;
  }

  /**
   * Declares that no application can read it: a person reads it and gives an attestation.
   *
   * @param reason the reason
   * @param instruction the task for the person, with its place
   * @return this
   */
  public EntryBuilder byHand(String reason, String instruction) {
    return notRead(new ActionSupport.ByHand(reason, instruction));
  }

  /**
   * Declares that it is not read, and names the alternative.
   *
   * @param support anything but supported
   * @return this
   */
  public EntryBuilder notRead(ActionSupport support) {
    notRead = support;
    return this;
  }

  /**
   * Declares that it is an audit trail, which is read for a window.
   *
   * @return this
   */
  public EntryBuilder auditTrail() {
    auditTrail = true;
    return this;
  }

  /**
   * Sets the support for changes.
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
      throw new IllegalStateException("an entry needs either reads or a reason why it is not read");
    }
    boolean overseen =
        omittedWithoutPermission != null || reads.stream().anyMatch(read -> read.shown != null);
    if (overseen && reads.stream().anyMatch(read -> read.detail != null)) {
      throw new IllegalStateException("a read of single rows cannot check for hidden rows");
    }
    Stream<String> places = reads.stream().flatMap(read -> read.places().stream());
    Stream<String> more = special == null ? Stream.empty() : special.places().stream();
    descriptor.readsFrom(Stream.concat(places, more).distinct().toArray(String[]::new));
    descriptor.expectedRequests(ExpectedReads.of(reads, special));
    ActionSupport support = notRead == null ? ActionSupport.supported(permissions) : notRead;
    descriptor.on(Action.DISCOVER, support);
    descriptor.on(Action.EXPORT, support);
    descriptor.on(Action.AUDIT, auditTrail ? support : NO_TRAIL);
    descriptor.facets(facets().toArray(String[]::new));
    return new CatalogueEntry(descriptor.build(), reads, special, omittedWithoutPermission);
  }

  /**
   * Returns the main facet, and the facets whose identifiers are used in requests or match rules.
   */
  private Set<String> facets() {
    Set<String> facets = new LinkedHashSet<>(Set.of(facet));
    rules.forEach(rule -> facets.add(Placeholder.facetOf(rule.kind())));
    for (ReadFacts read : reads) {
      for (Placeholder placeholder : read.needed()) {
        placeholder.kinds().forEach(kind -> facets.add(Placeholder.facetOf(kind)));
      }
    }
    // Without a journal there are no cases, so nothing is missing.
    facets.remove(Facet.CASES);
    return facets;
  }
}
