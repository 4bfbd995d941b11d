package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * The controller's decisions for an erasure: ground, exemptions, devices, copy.
 *
 * <p>Immutable; each method returns a copy. {@link #toString()} shows no personal data.
 */
public final class ErasureOrder {

  /** The default maximum number of steps in a plan. */
  public static final int DEFAULT_STEP_LIMIT = 200;

  /** The default time between the deletion of an account and its permanent deletion: 7 days. */
  public static final Duration DEFAULT_PURGE_AFTER = Duration.ofDays(7);

  private static final Duration MAX_PURGE_AFTER = Duration.ofDays(30);

  private final ErasureGround ground;
  private final List<Exemption> exemptions;
  private final Map<String, DeviceDecision> devices;
  private final @Nullable Path copy;
  private final @Nullable CopyWaiver waiver;
  private final int stepLimit;
  private final @Nullable String activeAccount;
  private final List<AcceptedGap> gaps;
  private final @Nullable Duration purgeAfter;

  private ErasureOrder(
      ErasureGround ground,
      List<Exemption> exemptions,
      Map<String, DeviceDecision> devices,
      @Nullable Path copy,
      @Nullable CopyWaiver waiver,
      int stepLimit,
      @Nullable String activeAccount,
      List<AcceptedGap> gaps,
      @Nullable Duration purgeAfter) {
    this.gaps = List.copyOf(gaps);
    this.purgeAfter = purgeAfter;
    this.ground = requireNonNull(ground, "ground");
    this.exemptions = List.copyOf(exemptions);
    this.devices = Collections.unmodifiableMap(new LinkedHashMap<>(devices));
    this.copy = copy;
    this.waiver = waiver;
    this.stepLimit = stepLimit;
    this.activeAccount = activeAccount;
  }

  /**
   * Creates an order without exemptions and without device decisions.
   *
   * @param ground why the data must be erased
   * @return the order
   */
  public static ErasureOrder of(ErasureGround ground) {
    return new ErasureOrder(
        ground,
        List.of(),
        Map.of(),
        null,
        null,
        DEFAULT_STEP_LIMIT,
        null,
        List.of(),
        DEFAULT_PURGE_AFTER);
  }

  /**
   * Adds an exemption: a category of data that is kept.
   *
   * @param exemption the category, its legal basis and its end
   * @return a copy
   */
  public ErasureOrder withExemption(Exemption exemption) {
    List<Exemption> all = new ArrayList<>(exemptions);
    all.add(requireNonNull(exemption, "exemption"));
    return new ErasureOrder(
        ground, all, devices, copy, waiver, stepLimit, activeAccount, gaps, purgeAfter);
  }

  /**
   * Adds a decision for a device. A later decision for the same device replaces an earlier one.
   *
   * @param decision the decision
   * @return a copy
   */
  public ErasureOrder device(DeviceDecision decision) {
    Map<String, DeviceDecision> all = new LinkedHashMap<>(devices);
    all.put(decision.device(), decision);
    return new ErasureOrder(
        ground, exemptions, all, copy, waiver, stepLimit, activeAccount, gaps, purgeAfter);
  }

  /**
   * Names the access package that was exported before. The plan checks that it belongs to the same
   * person, is recent, and is complete except for declared sources.
   *
   * @param accessPackage a zip file that {@code Dsr.export} wrote
   * @return a copy
   */
  public ErasureOrder withCopy(Path accessPackage) {
    requireNonNull(accessPackage, "accessPackage");
    return new ErasureOrder(
        ground,
        exemptions,
        devices,
        accessPackage,
        null,
        stepLimit,
        activeAccount,
        gaps,
        purgeAfter);
  }

  /**
   * Waives the copy, or accepts an incomplete copy.
   *
   * @param without the person, the day and the reason of the decision
   * @return a copy
   */
  public ErasureOrder withoutCopy(CopyWaiver without) {
    requireNonNull(without, "waiver");
    return new ErasureOrder(
        ground, exemptions, devices, null, without, stepLimit, activeAccount, gaps, purgeAfter);
  }

  /**
   * Sets the maximum number of steps in the plan.
   *
   * @param steps positive
   * @return a copy
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when not positive
   */
  public ErasureOrder stepLimit(int steps) {
    if (steps < 1) {
      throw new DsrException(DsrError.INCOMPLETE_ORDER, "A step limit must be positive");
    }
    return new ErasureOrder(
        ground, exemptions, devices, copy, waiver, steps, activeAccount, gaps, purgeAfter);
  }

  /**
   * Sets how long a deleted account stays restorable before it is deleted permanently. Default: 7
   * days. The time starts with the deletion that the service records.
   *
   * @param time zero to delete it permanently without delay; at most 30 days, because the service
   *     deletes it then
   * @return a copy
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when it is negative or longer
   */
  public ErasureOrder purgeAfter(Duration time) {
    if (time.isNegative() || time.compareTo(MAX_PURGE_AFTER) > 0) {
      throw new DsrException(
          DsrError.INCOMPLETE_ORDER, "purgeAfter must be between zero and 30 days");
    }
    return withPurgeAfter(time);
  }

  /** A plan of an earlier version contains no time. */
  ErasureOrder withPurgeAfter(@Nullable Duration time) {
    return new ErasureOrder(
        ground, exemptions, devices, copy, waiver, stepLimit, activeAccount, gaps, time);
  }

  /** The stored time, or null in a plan of an earlier version. */
  @Nullable Duration storedPurgeAfter() {
    return purgeAfter;
  }

  /**
   * How long a deleted account stays restorable before it is deleted permanently.
   *
   * @return zero in a plan of a version that had no such time
   */
  public Duration purgeAfter() {
    return purgeAfter == null ? Duration.ZERO : purgeAfter;
  }

  /**
   * Confirms that an account which is in use shall be erased, by repeating its identifier.
   *
   * @param identifier the account's object id or user principal name
   * @return a copy
   */
  public ErasureOrder accountStillInUse(String identifier) {
    requireNonNull(identifier, "identifier");
    return new ErasureOrder(
        ground, exemptions, devices, copy, waiver, stepLimit, identifier, gaps, purgeAfter);
  }

  /**
   * Accepts a gap: the plan continues although some data could not be read.
   *
   * @param gap the gap, the person and the reason
   * @return a copy
   */
  public ErasureOrder withAcceptedGap(AcceptedGap gap) {
    List<AcceptedGap> all = new ArrayList<>(gaps);
    all.add(requireNonNull(gap, "gap"));
    return new ErasureOrder(
        ground, exemptions, devices, copy, waiver, stepLimit, activeAccount, all, purgeAfter);
  }

  /**
   * The accepted gaps.
   *
   * @return possibly empty
   */
  public List<AcceptedGap> acceptedGaps() {
    return gaps;
  }

  /**
   * Returns whether a gap is accepted.
   *
   * @param code the stable code of the gap
   * @return true when a person accepted it
   */
  public boolean acceptsGap(String code) {
    return gaps.stream().anyMatch(gap -> gap.code().equals(code));
  }

  /**
   * The ground of the erasure.
   *
   * @return the ground
   */
  public ErasureGround ground() {
    return ground;
  }

  /**
   * The categories of data that are kept.
   *
   * @return possibly empty
   */
  public List<Exemption> exemptions() {
    return exemptions;
  }

  /**
   * The decision for a device.
   *
   * @param device the device id from the question in the plan
   * @return the decision, or empty when no one has decided yet
   */
  public Optional<DeviceDecision> decision(String device) {
    return Optional.ofNullable(devices.get(device));
  }

  /**
   * All decisions for devices.
   *
   * @return the decisions in the order in which they were added
   */
  public List<DeviceDecision> decisions() {
    return List.copyOf(devices.values());
  }

  /**
   * The access package that was exported before.
   *
   * @return the path, or empty when none was named
   */
  public Optional<Path> copy() {
    return Optional.ofNullable(copy);
  }

  /**
   * The waiver of the copy.
   *
   * @return the waiver, or empty when none was given
   */
  public Optional<CopyWaiver> waiver() {
    return Optional.ofNullable(waiver);
  }

  /**
   * The maximum number of steps in the plan.
   *
   * @return positive
   */
  public int stepLimit() {
    return stepLimit;
  }

  /**
   * The repeated identifier of an account that is in use.
   *
   * @return an identifier, or empty
   */
  public Optional<String> activeAccount() {
    return Optional.ofNullable(activeAccount);
  }

  @Override
  public String toString() {
    return "ErasureOrder[" + ground.article() + ", devices=" + devices.size() + "]";
  }
}
