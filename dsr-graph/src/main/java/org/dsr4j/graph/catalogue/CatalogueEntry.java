package org.dsr4j.graph.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dsr4j.model.Content;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * One place of personal data: its descriptor, and the requests that read it.
 *
 * <p>Immutable and thread-safe. Create it with {@link #builder}.
 */
public final class CatalogueEntry {

  private final SourceDescriptor descriptor;
  private final List<ReadFacts> reads;
  private final DisputedDevices disputed;
  private final @Nullable SpecialReader special;
  private final @Nullable String omittedWithoutPermission;

  CatalogueEntry(
      SourceDescriptor descriptor,
      List<ReadFacts> reads,
      @Nullable SpecialReader special,
      @Nullable String silentWithout) {
    this.descriptor = descriptor;
    this.disputed = new DisputedDevices(descriptor.matchRules());
    this.reads = List.copyOf(reads);
    this.special = special;
    this.omittedWithoutPermission = silentWithout;
  }

  /**
   * Starts the builder of an entry.
   *
   * @param id the source's id, which never changes
   * @param title the title of the data, for people
   * @return a builder
   */
  public static EntryBuilder builder(String id, String title) {
    return new EntryBuilder(id, title);
  }

  /**
   * Returns the descriptor of the place.
   *
   * @return the descriptor
   */
  public SourceDescriptor descriptor() {
    return descriptor;
  }

  /**
   * Returns the requests that read it, for documentation and tests.
   *
   * @param cloud the catalogue name of the cloud
   * @return the complete requests, with placeholders in braces; empty when this version does not
   *     read it
   */
  public List<String> requestsIn(String cloud) {
    Stream<String> plain =
        reads.stream()
            .filter(read -> read.existsIn(cloud))
            .flatMap(read -> read.requests(cloud).stream());
    Stream<String> other = special == null ? Stream.empty() : special.requestsIn(cloud).stream();
    return Stream.concat(plain, other).distinct().toList();
  }

  /**
   * Whether this version reads it; if not, the descriptor contains the reason.
   *
   * @return true when it has a read
   */
  public boolean isRead() {
    return special != null || !reads.isEmpty();
  }

  @Nullable
  public SpecialReader special() {
    return special;
  }

  /** Returns the permission without which Graph omits the properties without an error. */
  @Nullable
  public String omittedWithoutPermission() {
    return omittedWithoutPermission;
  }

  public List<ReadFacts> reads() {
    return reads;
  }

  /** Returns the match rules whose rows no read returns: such rows would be lost. */
  List<MatchRule> rulesWithoutRead() {
    return descriptor.matchRules().stream().filter(rule -> isRead() && !isReturned(rule)).toList();
  }

  private boolean isReturned(MatchRule rule) {
    return reads.stream().anyMatch(read -> read.returnsRowsOf(rule))
        || (special != null && special.returnsRowsOf(rule));
  }

  /** Whether only the person's devices identify the rows. */
  public boolean needsDevicesOnly() {
    return descriptor.matchRules().stream()
        .allMatch(rule -> Placeholder.facetOf(rule.kind()).equals(Facet.DEVICES));
  }

  /** Whether any row could match the person. */
  public boolean canMatch(Identity identity) {
    return descriptor.matchRules().stream()
        .anyMatch(rule -> !identity.identifiers(rule.kind()).isEmpty());
  }

  /**
   * Whether a row of a read belongs to the person. Rules for addresses apply only to reads whose
   * path names the person: a filter may be ignored, and then the rows of all people are in the
   * list.
   */
  public Optional<Match> match(ReadFacts read, Identity identity, Content row) {
    return read.addressed().isEmpty() ? fieldMatch(identity, row) : addressMatch(identity, row);
  }

  /** Whether a row from a path that names the person belongs to the person. */
  Optional<Match> addressMatch(Identity identity, Content row) {
    return disputed.weaken(descriptor.match(identity, row), identity, row);
  }

  /** Whether a row of a list with all people belongs to the person. */
  Optional<Match> fieldMatch(Identity identity, Content row) {
    return disputed.weaken(bestFieldMatch(identity, row), identity, row);
  }

  private Optional<Match> bestFieldMatch(Identity identity, Content row) {
    Optional<Match> best = Optional.empty();
    for (MatchRule rule : descriptor.matchRules()) {
      if (rule.field() != null) {
        Optional<Match> match = rule.evaluate(identity, row);
        if (match.isPresent() && match.get().strong()) {
          return match;
        }
        best = best.or(() -> match);
      }
    }
    return best;
  }

  @Override
  public String toString() {
    return "CatalogueEntry[" + descriptor.id() + "]";
  }
}
