package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
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
 * What people decided about an erasure: the ground, what is kept, each device, the copy.
 *
 * <p>Immutable; each method returns a copy. {@link #toString()} shows no personal data.
 */
public final class ErasureOrder {

  /** How many steps a plan may have unless the order says otherwise. */
  public static final int DEFAULT_STEP_LIMIT = 200;

  private final ErasureGround ground;
  private final List<Exemption> exemptions;
  private final Map<String, DeviceDecision> devices;
  private final @Nullable Path copy;
  private final @Nullable CopyWaiver waiver;
  private final int stepLimit;
  private final @Nullable String activeAccount;
  private final List<AcceptedGap> gaps;

  private ErasureOrder(
      ErasureGround ground,
      List<Exemption> exemptions,
      Map<String, DeviceDecision> devices,
      @Nullable Path copy,
      @Nullable CopyWaiver waiver,
      int stepLimit,
      @Nullable String activeAccount,
      List<AcceptedGap> gaps) {
    this.gaps = List.copyOf(gaps);
    this.ground = requireNonNull(ground, "ground");
    this.exemptions = List.copyOf(exemptions);
    this.devices = Collections.unmodifiableMap(new LinkedHashMap<>(devices));
    this.copy = copy;
    this.waiver = waiver;
    this.stepLimit = stepLimit;
    this.activeAccount = activeAccount;
  }

  /**
   * Begins an order that keeps nothing and decides on no device.
   *
   * @param ground why the data must be erased
   * @return the order
   */
  public static ErasureOrder of(ErasureGround ground) {
    return new ErasureOrder(
        ground, List.of(), Map.of(), null, null, DEFAULT_STEP_LIMIT, null, List.of());
  }

  /**
   * Keeps a category.
   *
   * @param exemption what, on what basis, until when
   * @return a copy
   */
  public ErasureOrder keeping(Exemption exemption) {
    List<Exemption> all = new ArrayList<>(exemptions);
    all.add(requireNonNull(exemption, "exemption"));
    return new ErasureOrder(ground, all, devices, copy, waiver, stepLimit, activeAccount, gaps);
  }

  /**
   * Decides on a device; a later decision on the same device replaces an earlier one.
   *
   * @param decision the decision
   * @return a copy
   */
  public ErasureOrder device(DeviceDecision decision) {
    Map<String, DeviceDecision> all = new LinkedHashMap<>(devices);
    all.put(decision.device(), decision);
    return new ErasureOrder(ground, exemptions, all, copy, waiver, stepLimit, activeAccount, gaps);
  }

  /**
   * Names the package that was exported before; the plan checks that it is the same person's,
   * recent, and complete but for declared rows.
   *
   * @param accessPackage a zip that {@code Dsr.export} wrote
   * @return a copy
   */
  public ErasureOrder copiedTo(Path accessPackage) {
    requireNonNull(accessPackage, "accessPackage");
    return new ErasureOrder(
        ground, exemptions, devices, accessPackage, null, stepLimit, activeAccount, gaps);
  }

  /**
   * Goes without a copy, or with an incomplete one, on someone's word.
   *
   * @param without who, when and why
   * @return a copy
   */
  public ErasureOrder withoutCopy(CopyWaiver without) {
    requireNonNull(without, "waiver");
    return new ErasureOrder(
        ground, exemptions, devices, null, without, stepLimit, activeAccount, gaps);
  }

  /**
   * Widens, or narrows, how many steps the plan may have.
   *
   * @param steps positive
   * @return a copy
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when not positive
   */
  public ErasureOrder stepLimit(int steps) {
    if (steps < 1) {
      throw new DsrException(DsrError.INCOMPLETE_ORDER, "A step limit must be positive");
    }
    return new ErasureOrder(ground, exemptions, devices, copy, waiver, steps, activeAccount, gaps);
  }

  /**
   * Says that the account is known to be in use, by naming it again.
   *
   * @param identifier the account's object id or user principal name
   * @return a copy
   */
  public ErasureOrder accountStillInUse(String identifier) {
    requireNonNull(identifier, "identifier");
    return new ErasureOrder(ground, exemptions, devices, copy, waiver, stepLimit, identifier, gaps);
  }

  /**
   * Goes on although something could not be read, on someone's word.
   *
   * @param gap which, who and why
   * @return a copy
   */
  public ErasureOrder accepting(AcceptedGap gap) {
    List<AcceptedGap> all = new ArrayList<>(gaps);
    all.add(requireNonNull(gap, "gap"));
    return new ErasureOrder(
        ground, exemptions, devices, copy, waiver, stepLimit, activeAccount, all);
  }

  /**
   * What is gone on without.
   *
   * @return possibly empty
   */
  public List<AcceptedGap> acceptedGaps() {
    return gaps;
  }

  /**
   * Whether a gap is gone on without.
   *
   * @param code its stable code
   * @return true when someone accepted it
   */
  public boolean accepts(String code) {
    return gaps.stream().anyMatch(gap -> gap.code().equals(code));
  }

  /**
   * Why the data must be erased.
   *
   * @return the ground
   */
  public ErasureGround ground() {
    return ground;
  }

  /**
   * What is kept.
   *
   * @return possibly empty
   */
  public List<Exemption> exemptions() {
    return exemptions;
  }

  /**
   * The decision on a device.
   *
   * @param device the id by which the plan asked
   * @return empty as long as nobody decided
   */
  public Optional<DeviceDecision> decision(String device) {
    return Optional.ofNullable(devices.get(device));
  }

  /**
   * All decisions on devices.
   *
   * @return in the order in which they were made
   */
  public List<DeviceDecision> decisions() {
    return List.copyOf(devices.values());
  }

  /**
   * The package that was exported before.
   *
   * @return empty when none was named
   */
  public Optional<Path> copy() {
    return Optional.ofNullable(copy);
  }

  /**
   * The word of who goes without a copy.
   *
   * @return empty when nobody gave it
   */
  public Optional<CopyWaiver> waiver() {
    return Optional.ofNullable(waiver);
  }

  /**
   * How many steps the plan may have.
   *
   * @return positive
   */
  public int stepLimit() {
    return stepLimit;
  }

  /**
   * The account that was named again although it is in use.
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
