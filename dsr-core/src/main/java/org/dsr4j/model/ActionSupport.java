package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * What is possible for one action on one source: declared once, read by engine, docs and tests.
 *
 * <p>A closed family; switch over {@link #status()}.
 */
public sealed interface ActionSupport {

  /** The members of the family. */
  enum Status {
    /** The adapter does it. */
    SUPPORTED,
    /** It follows from the same action on another source. */
    FOLLOWS,
    /** A person does it elsewhere, by an instruction. */
    REDIRECTED,
    /** A person does it by hand and attests it: open until then. */
    BY_HAND,
    /** It cannot be done. */
    IMPOSSIBLE,
    /** It can be done, but this version does not do it. */
    NOT_IMPLEMENTED,
    /** There is nothing of the kind here. */
    NOT_APPLICABLE
  }

  /**
   * Which member this is.
   *
   * @return the status
   */
  Status status();

  /**
   * What the declaration says, as the ledger shows it.
   *
   * @return a sentence without the full stop; empty for {@link Supported}
   */
  String explanation();

  /**
   * The least application permissions that the action needs.
   *
   * @return empty unless {@link Supported}
   */
  default List<String> permissions() {
    return List.of();
  }

  /**
   * Why the adapter does not do it.
   *
   * @return empty unless {@link Impossible}, {@link ByHand} or {@link NotApplicable}
   */
  default String reason() {
    return "";
  }

  /**
   * What a person does instead.
   *
   * @return empty unless {@link Redirected}, {@link ByHand} or {@link NotImplemented}
   */
  default String instruction() {
    return "";
  }

  /**
   * The adapter does it.
   *
   * @param permissions the least application permissions it needs, possibly none
   */
  record Supported(List<String> permissions) implements ActionSupport {
    /**
     * Copies.
     *
     * @param permissions see {@link #permissions()}
     */
    public Supported {
      permissions = List.copyOf(permissions);
    }

    @Override
    public String explanation() {
      return "";
    }

    @Override
    public Status status() {
      return Status.SUPPORTED;
    }
  }

  /**
   * It follows from the same action on another source.
   *
   * @param source the other source's id
   * @param within by when, in words
   * @param atMost how long after the other source was changed it is over; what is still there then
   *     counts as not done
   */
  record Follows(String source, String within, Duration atMost) implements ActionSupport {
    /**
     * Checks for nulls.
     *
     * @param source see {@link #source()}
     * @param within see {@link #within()}
     * @param atMost see {@link #atMost()}
     */
    public Follows {
      requireNonNull(source, "source");
      requireNonNull(within, "within");
      requireNonNull(atMost, "atMost");
    }

    /**
     * Over within 30 days.
     *
     * @param source see {@link #source()}
     * @param within see {@link #within()}
     */
    public Follows(String source, String within) {
      this(source, within, Duration.ofDays(30));
    }

    @Override
    public String explanation() {
      return "Follows from " + source + ", " + within;
    }

    @Override
    public Status status() {
      return Status.FOLLOWS;
    }
  }

  /**
   * A person does it elsewhere.
   *
   * @param where on the device, on-premises, in the home tenant, in the portal
   * @param instruction what to do there
   */
  record Redirected(String where, String instruction) implements ActionSupport {
    /**
     * Checks for nulls.
     *
     * @param where see {@link #where()}
     * @param instruction see {@link #instruction()}
     */
    public Redirected {
      requireNonNull(where, "where");
      requireNonNull(instruction, "instruction");
    }

    @Override
    public String explanation() {
      return where + ": " + instruction;
    }

    @Override
    public Status status() {
      return Status.REDIRECTED;
    }
  }

  /**
   * It cannot be done.
   *
   * @param reason why
   * @param until when the data end by themselves, in words, or "unlimited"
   */
  record Impossible(String reason, String until) implements ActionSupport {
    /**
     * Checks for nulls.
     *
     * @param reason see {@link #reason()}
     * @param until see {@link #until()}
     */
    public Impossible {
      requireNonNull(reason, "reason");
      requireNonNull(until, "until");
    }

    @Override
    public String explanation() {
      return reason + "; kept: " + until;
    }

    @Override
    public Status status() {
      return Status.IMPOSSIBLE;
    }
  }

  /**
   * No application can do it: a person does it by hand and attests it. Open until then.
   *
   * @param reason why no application can
   * @param instruction what to do, and where
   */
  record ByHand(String reason, String instruction) implements ActionSupport {
    /**
     * Checks for nulls.
     *
     * @param reason see {@link #reason()}
     * @param instruction see {@link #instruction()}
     */
    public ByHand {
      requireNonNull(reason, "reason");
      requireNonNull(instruction, "instruction");
    }

    @Override
    public String explanation() {
      return reason + "; by hand: " + instruction;
    }

    @Override
    public Status status() {
      return Status.BY_HAND;
    }
  }

  /**
   * It can be done, but this version does not do it: counts as not done.
   *
   * @param instruction what to do meanwhile
   */
  record NotImplemented(String instruction) implements ActionSupport {
    /**
     * Checks for nulls.
     *
     * @param instruction see {@link #instruction()}
     */
    public NotImplemented {
      requireNonNull(instruction, "instruction");
    }

    @Override
    public String explanation() {
      return instruction;
    }

    @Override
    public Status status() {
      return Status.NOT_IMPLEMENTED;
    }
  }

  /**
   * There is nothing of the kind here: an audit of a source that is no audit trail.
   *
   * @param reason why
   */
  record NotApplicable(String reason) implements ActionSupport {
    /**
     * Checks for nulls.
     *
     * @param reason see {@link #reason()}
     */
    public NotApplicable {
      requireNonNull(reason, "reason");
    }

    @Override
    public String explanation() {
      return reason;
    }

    @Override
    public Status status() {
      return Status.NOT_APPLICABLE;
    }
  }

  /**
   * The adapter does it.
   *
   * @param permissions the least application permissions it needs
   * @return the support
   */
  static ActionSupport supported(String... permissions) {
    return new Supported(List.of(permissions));
  }
}
