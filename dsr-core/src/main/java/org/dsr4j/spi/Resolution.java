package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.jspecify.annotations.Nullable;

/** What a resolver learned. A closed family; switch over {@link #status()}. */
public sealed interface Resolution {

  /** The members of the family. */
  enum Status {
    /** The service knows the person. */
    IDENTIFIED,
    /** The service does not know the person. */
    NOT_IDENTIFIED,
    /** Several people answer to the identifiers. */
    AMBIGUOUS,
    /** The service could not be asked. */
    UNAVAILABLE
  }

  /**
   * Which member this is.
   *
   * @return the status
   */
  Status status();

  /**
   * What is known of the person.
   *
   * @return empty unless {@link Identified}
   */
  default List<Facet> facets() {
    return List.of();
  }

  /**
   * The people who answer to the identifiers, masked.
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
   * @param facets what is known, each facet with the gaps of this service
   */
  record Identified(List<Facet> facets) implements Resolution {
    /**
     * Copies.
     *
     * @param facets see {@link #facets()}
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
   * The service does not know the person: it was asked by everything that is known, and answered in
   * full. Every facet that the adapter's sources depend on is then complete as far as this service
   * goes.
   */
  record NotIdentified() implements Resolution {
    @Override
    public Status status() {
      return Status.NOT_IDENTIFIED;
    }
  }

  /**
   * Several people answer to the identifiers; the request stops.
   *
   * @param candidates one masked line for each, enough for an operator to ask back, too little to
   *     disclose anyone
   */
  record Ambiguous(List<String> candidates) implements Resolution {
    /**
     * Copies.
     *
     * @param candidates see {@link #candidates()}
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
   * @param gap why
   */
  record Unavailable(Gap gap) implements Resolution {
    /**
     * Checks for nulls.
     *
     * @param gap see {@link #gap()}
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
