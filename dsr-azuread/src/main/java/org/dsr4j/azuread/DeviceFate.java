package org.dsr4j.azuread;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.change.Custody;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceDecision;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.jspecify.annotations.Nullable;

/** What people decided about a device object, directly or by what becomes of managed devices. */
record DeviceFate(Kind kind, @Nullable Custody custody) {

  /** What is to become of it. */
  enum Kind {
    /** It stays. */
    LEAVE,
    /** It goes. */
    DELETE,
    /** Nobody said. */
    ASK,
    /** The question about the managed device comes first. */
    AFTER_MANAGED,
    /** The decision does not fit the device. */
    UNFIT
  }

  static DeviceFate of(DirectoryDevice device, ErasureOrder order, Identity identity) {
    Optional<DeviceDecision> own = order.decision(device.objectId());
    if (own.isPresent()) {
      return own(device, own.get());
    }
    List<KnownIdentifier> managed = identity.identifiers(IdentifierKind.MANAGED_DEVICE_ID);
    if (!device.managed() || managed.isEmpty()) {
      return new DeviceFate(Kind.ASK, null);
    }
    Map<String, DeviceDecision> decisions = new LinkedHashMap<>();
    boolean undecided = false;
    for (KnownIdentifier known : managed) {
      String id = known.identifier().value();
      order.decision(id).ifPresent(decision -> decisions.put(id, decision));
      // Nobody is asked about devices that the person only signed in to.
      undecided |= known.strength() == Strength.STRONG && !decisions.containsKey(id);
    }
    return undecided || decisions.isEmpty()
        ? new DeviceFate(Kind.AFTER_MANAGED, null)
        : byManaged(List.copyOf(decisions.values()));
  }

  private static DeviceFate own(DirectoryDevice device, DeviceDecision decision) {
    Kind kind =
        switch (decision.choice()) {
          case UNASSIGN -> Kind.LEAVE;
          case DELETE -> Kind.DELETE;
          case RETIRE, WIPE -> device.managed() ? Kind.DELETE : Kind.UNFIT;
        };
    return new DeviceFate(kind, decision.custody());
  }

  /**
   * Which managed device is this device's is not known here: only when all fare the same is that
   * this one's fate too.
   */
  private static DeviceFate byManaged(List<DeviceDecision> decisions) {
    long left = decisions.stream().filter(each -> each.choice() == DeviceChoice.UNASSIGN).count();
    if (left == decisions.size()) {
      return new DeviceFate(Kind.LEAVE, null);
    }
    if (left > 0) {
      return new DeviceFate(Kind.ASK, null);
    }
    boolean kept = decisions.stream().allMatch(each -> each.custody() != null);
    return new DeviceFate(Kind.DELETE, kept ? decisions.get(0).custody() : null);
  }
}
