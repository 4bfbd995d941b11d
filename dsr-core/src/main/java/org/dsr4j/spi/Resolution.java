package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.jspecify.annotations.Nullable;

/** The result of a resolver. A sealed family; switch over {@link #status()}. */
public sealed interface Resolution {

  /** The statuses, one per member of the family. */
  enum Status {
    /** The service knows the person. */
    IDENTIFIED,
    /** The service does not know the person. */
    NOT_IDENTIFIED,
    /** Several people match the identifiers. */
    AMBIGUOUS,
    /** The service could not be asked. */
    UNAVAILABLE
  }

  /**
   * The status of this member.
   *
   * @return the status
   */
  Status status();

  /**
   * The identifiers of the person, in facets.
   *
   * @return empty unless {@link Identified}
   */
  default List<Facet> facets() {
    return List.of();
  }

  /**
   * The people who match the identifiers, masked.
   *
   * @return empty unless {@link Ambiguous}
   */
  default List<String> candidates() {
    return List.of();
  }

  /**
   * Why the service could not be asked.
   *
   * @return null unless {@link Unavailable}
   */
  default @Nullable Gap gap() {
    return null;
  }

  /**
   * The service knows the person.
   *
   * @param facets the identifiers, each facet with the gaps of this service
   */
  record Identified(List<Facet> facets) implements Resolution {
    /**
     * Copies the collections.
     *
     * @param facets not null; copied
     */
    public Identified {
      facets = List.copyOf(facets);
    }

    @Override
    public Status status() {
      return Status.IDENTIFIED;
    }
  }

  /**
   * The service does not know the person: it was queried with all known identifiers and answered
   * completely. Every facet on which the adapter's sources depend is then complete for this
   * service.
   */
  record NotIdentified() implements Resolution {
    @Override
    public Status status() {
      return Status.NOT_IDENTIFIED;
    }
  }

  /**
   * Several people match the identifiers; the request stops.
   *
   * @param candidates one masked line per person: enough for an operator to ask the requester, too
   *     little to disclose a person
   */
  record Ambiguous(List<String> candidates) implements Resolution {
    /**
     * Copies the collections.
     *
     * @param candidates not null; copied
     */
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }

    @Override
    public Status status() {
      return Status.AMBIGUOUS;
    }
  }

  /**
   * The service could not be asked.
   *
   * @param gap the reason
   */
  record Unavailable(Gap gap) implements Resolution {
    /**
     * Rejects null values.
     *
     * @param gap not null
     */
    public Unavailable {
      requireNonNull(gap, "gap");
    }

    @Override
    public Status status() {
      return Status.UNAVAILABLE;
    }
  }
}
