package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * Declares how one action is supported for one source. Engine, documentation and tests read the
 * same declaration.
 *
 * <p>A sealed family; switch over {@link #status()}.
 */
public sealed interface ActionSupport {

  /** The statuses, one per member of the family. */
  enum Status {
    /** The adapter executes the action. */
    SUPPORTED,
    /** The effect follows from the same action on another source. */
    FOLLOWS,
    /** A person does it in another place, with an instruction. */
    REDIRECTED,
    /** A person does it manually and attests it; open until then. */
    BY_HAND,
    /** The action is impossible. */
    IMPOSSIBLE,
    /** The action is possible, but this version does not implement it. */
    NOT_IMPLEMENTED,
    /** The action has no meaning for this source. */
    NOT_APPLICABLE
  }

  /**
   * The status of this member.
   *
   * @return the status
   */
  Status status();

  /**
   * The text of the declaration in the ledger.
   *
   * @return a sentence without the full stop; empty for {@link Supported}
   */
  String explanation();

  /**
   * The minimum application permissions for the action.
   *
   * @return empty unless {@link Supported}
   */
  default List<String> permissions() {
    return List.of();
  }

  /**
   * Why the adapter does not execute the action.
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
   * The adapter executes the action.
   *
   * @param permissions the minimum application permissions, possibly none
   */
  record Supported(List<String> permissions) implements ActionSupport {
    /**
     * Copies the collections.
     *
     * @param permissions not null; copied
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
   * The effect follows from the same action on another source.
   *
   * @param source the id of the other source
   * @param within the expected delay, as text
   * @param atMost the maximum delay after the change of the other source; data that still exist
   *     later count as not deleted
   */
  record Follows(String source, String within, Duration atMost) implements ActionSupport {
    /**
     * Rejects null values.
     *
     * @param source not null
     * @param within not null
     * @param atMost not null
     */
    public Follows {
      requireNonNull(source, "source");
      requireNonNull(within, "within");
      requireNonNull(atMost, "atMost");
    }

    /**
     * Creates a declaration with a maximum delay of 30 days.
     *
     * @param source the id of the other source
     * @param within the expected delay, as text
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
   * A person does it in another place.
   *
   * @param where the place: on the device, on-premises, in the home tenant, in the portal
   * @param instruction what to do there
   */
  record Redirected(String where, String instruction) implements ActionSupport {
    /**
     * Rejects null values.
     *
     * @param where not null
     * @param instruction not null
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
   * The action is impossible.
   *
   * @param reason the reason
   * @param until when the service deletes the data, as text, or "unlimited"
   */
  record Impossible(String reason, String until) implements ActionSupport {
    /**
     * Rejects null values.
     *
     * @param reason not null
     * @param until not null
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
   * The library has no step for the action. A person does it manually and attests it; open until
   * then.
   *
   * @param reason why the library cannot execute it
   * @param instruction what to do, and where
   */
  record ByHand(String reason, String instruction) implements ActionSupport {
    /**
     * Rejects null values.
     *
     * @param reason not null
     * @param instruction not null
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
   * The action is possible, but this version does not implement it; counts as not done.
   *
   * @param instruction what to do instead
   */
  record NotImplemented(String instruction) implements ActionSupport {
    /**
     * Rejects null values.
     *
     * @param instruction not null
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
   * The action has no meaning for this source, for example an audit of a source that is not an
   * audit trail.
   *
   * @param reason the reason
   */
  record NotApplicable(String reason) implements ActionSupport {
    /**
     * Rejects null values.
     *
     * @param reason not null
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
   * Returns the declaration of an action that the adapter executes.
   *
   * @param permissions the minimum application permissions
   * @return the support
   */
  static ActionSupport supported(String... permissions) {
    return new Supported(List.of(permissions));
  }
}
