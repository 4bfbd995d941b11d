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
 * One place of personal data: what is declared about it, and the reads that fetch it.
 *
 * <p>Immutable and thread-safe. Begun with {@link #builder}.
 */
public final class CatalogueEntry {

  private final SourceDescriptor descriptor;
  private final List<ReadFacts> reads;
  private final @Nullable SpecialReader special;
  private final @Nullable String omittedWithoutPermission;

  CatalogueEntry(
      SourceDescriptor descriptor,
      List<ReadFacts> reads,
      @Nullable SpecialReader special,
      @Nullable String silentWithout) {
    this.descriptor = descriptor;
    this.reads = List.copyOf(reads);
    this.special = special;
    this.omittedWithoutPermission = silentWithout;
  }

  /**
   * Begins an entry.
   *
   * @param id the source's id, for ever
   * @param title what is held there, for people
   * @return a builder
   */
  public static EntryBuilder builder(String id, String title) {
    return new EntryBuilder(id, title);
  }

  /**
   * What is declared about the place.
   *
   * @return the descriptor
   */
  public SourceDescriptor descriptor() {
    return descriptor;
  }

  /**
   * The requests that fetch it, for documentation and tests.
   *
   * @param cloud the catalogue name of the cloud
   * @return the requests in full, with names in braces where values go; none when it is only known
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
   * Whether this version reads it at all; if not, the descriptor says why.
   *
   * @return true when there is any read
   */
  public boolean isRead() {
    return special != null || !reads.isEmpty();
  }

  @Nullable
  public SpecialReader special() {
    return special;
  }

  /** The permission without which Graph leaves out what the entry is about, without a word. */
  @Nullable
  public String omittedWithoutPermission() {
    return omittedWithoutPermission;
  }

  public List<ReadFacts> reads() {
    return reads;
  }

  /** Whether rows are recognised by the person's devices and by nothing else. */
  public boolean needsDevicesOnly() {
    return descriptor.matchRules().stream()
        .allMatch(rule -> Placeholder.facetOf(rule.kind()).equals(Facet.DEVICES));
  }

  /** Whether any row could be recognised as the person's. */
  public boolean canMatch(Identity identity) {
    return descriptor.matchRules().stream()
        .anyMatch(rule -> !identity.identifiers(rule.kind()).isEmpty());
  }

  /**
   * Whether a row of a read is the person's. Rules by address hold for reads whose path names the
   * person only: a filter may have been ignored, and then everyone's rows are here.
   */
  public Optional<Match> match(ReadFacts read, Identity identity, Content row) {
    if (!read.addressed().isEmpty()) {
      return descriptor.match(identity, row);
    }
    return fieldMatch(identity, row);
  }

  /** Whether a row of a list of everybody is the person's. */
  Optional<Match> fieldMatch(Identity identity, Content row) {
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
