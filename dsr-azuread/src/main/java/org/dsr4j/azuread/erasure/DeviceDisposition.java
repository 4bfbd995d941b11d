package org.dsr4j.azuread.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.change.Custody;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceDecision;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.jspecify.annotations.Nullable;

/**
 * The decision about a device object, made directly or through the decision about managed devices.
 */
record DeviceDisposition(Kind kind, @Nullable Custody custody) {

  /** The decisions. */
  enum Kind {
    /** The object is kept. */
    KEEP,
    /** The object is deleted. */
    DELETE,
    /** There is no decision. */
    UNDECIDED,
    /** The decision about the managed device must be made first. */
    WAIT_FOR_MANAGED_DEVICE,
    /** The decision is not possible for the device. */
    NOT_APPLICABLE
  }

  static DeviceDisposition of(DirectoryDevice device, ErasureOrder order, Identity identity) {
    Optional<DeviceDecision> own = order.decision(device.objectId());
    if (own.isPresent()) {
      return ofDirectDecision(device, own.get());
    }
    Set<String> managed =
        identity.identifiers(IdentifierKind.MANAGED_DEVICE_ID).stream()
            .map(known -> known.identifier().value())
            .collect(Collectors.toSet());
    if (!device.managed() || managed.isEmpty()) {
      return new DeviceDisposition(Kind.UNDECIDED, null);
    }
    List<DeviceDecision> decisions = new ArrayList<>();
    managed.forEach(id -> order.decision(id).ifPresent(decisions::add));
    return decisions.size() < managed.size()
        ? new DeviceDisposition(Kind.WAIT_FOR_MANAGED_DEVICE, null)
        : ofManagedDevices(decisions);
  }

  private static DeviceDisposition ofDirectDecision(
      DirectoryDevice device, DeviceDecision decision) {
    Kind kind =
        switch (decision.choice()) {
          case UNASSIGN -> Kind.KEEP;
          case DELETE -> Kind.DELETE;
          case RETIRE, WIPE -> device.managed() ? Kind.DELETE : Kind.NOT_APPLICABLE;
        };
    return new DeviceDisposition(kind, decision.custody());
  }

  /**
   * This adapter does not know which managed device belongs to this object. Therefore the decisions
   * about managed devices count only if all of them are equal.
   */
  private static DeviceDisposition ofManagedDevices(List<DeviceDecision> decisions) {
    long left = decisions.stream().filter(each -> each.choice() == DeviceChoice.UNASSIGN).count();
    if (left == decisions.size()) {
      return new DeviceDisposition(Kind.KEEP, null);
    }
    if (left > 0) {
      return new DeviceDisposition(Kind.UNDECIDED, null);
    }
    boolean kept = decisions.stream().allMatch(each -> each.custody() != null);
    return new DeviceDisposition(Kind.DELETE, kept ? decisions.get(0).custody() : null);
  }
}
