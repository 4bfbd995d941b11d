package org.dsr4j.testkit.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.RequestDigest;
import org.dsr4j.change.Reversibility;

/** What the adapter can do to rows. The kinds stand in plans, and are never renamed. */
enum MemoryChange {
  /** At once. */
  DELETE("delete-rows", ChangePhase.OBJECTS, Reversibility.IRREVERSIBLE),
  /** Accepted by the service, and done later. */
  SHRED("shred-rows", ChangePhase.OBJECTS, Reversibility.IRREVERSIBLE),
  /** Accounts are closed first, and can be opened again until they are purged. */
  CLOSE("close-account", ChangePhase.ACCOUNT, Reversibility.RESTORABLE),
  /** For good, and the person is not known any more. */
  PURGE("purge-account", ChangePhase.PURGE, Reversibility.IRREVERSIBLE);

  private final String kind;
  private final ChangePhase phase;
  private final Reversibility reversibility;

  MemoryChange(String kind, ChangePhase phase, Reversibility reversibility) {
    this.kind = kind;
    this.phase = phase;
    this.reversibility = reversibility;
  }

  static MemoryChange of(String kind) {
    return Arrays.stream(values())
        .filter(each -> each.kind.equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a step of the unknown kind " + kind));
  }

  String kind() {
    return kind;
  }

  ChangePhase phase() {
    return phase;
  }

  Reversibility reversibility() {
    return reversibility;
  }

  /** What the plan pins, and what the connection compares with what it sends. */
  String digest(String source, List<String> ids) {
    List<String> request = new ArrayList<>(List.of(kind, source));
    request.addAll(ids);
    return RequestDigest.of(request, new byte[0]);
  }

  /** What the approver reads. */
  String title(int rows) {
    return switch (this) {
      case DELETE -> "Delete " + rows + " rows";
      case SHRED -> "Have " + rows + " rows shredded";
      case CLOSE -> "Close the account";
      case PURGE -> "Purge the closed account";
    };
  }
}
