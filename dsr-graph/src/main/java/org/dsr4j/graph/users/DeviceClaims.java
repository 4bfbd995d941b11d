package org.dsr4j.graph.users;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;

/**
 * What the service says about the user of a managed device. No single answer is enough: the user in
 * the record is the person who enrolled the device, and lists are updated late.
 *
 * @param listed whether the device is in the person's own list
 * @param records the users that rows of lists and the single record name; empty values are omitted
 * @param users the ids in the device's list of users, or empty when the list could not be read
 * @param recordRead whether the single record was read
 */
public record DeviceClaims(
    boolean listed, List<String> records, Optional<List<String>> users, boolean recordRead) {

  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  /** Whose device it is. */
  public enum Verdict {
    /** Only the person's. */
    PERSON,
    /** The person's, and other people use it too, or it has no user. */
    SHARED,
    /** The answers contradict each other, or one of them could not be read. */
    DISPUTED,
    /** Nothing names the person. */
    OTHERS
  }

  public DeviceClaims {
    records = List.copyOf(records);
    users = users.map(List::copyOf);
    requireNonNull(users, "users");
  }

  /** Returns the user in a row or record of a device. */
  public static Optional<String> userId(Content device) {
    return device
        .text("userId")
        .filter(id -> !id.isBlank() && !IdentifierKind.OBJECT_ID.comparable(id).equals(NOBODY));
  }

  /** Compares the answers for one account. */
  public Verdict verdict(Identifier account) {
    if (!recordRead || users.isEmpty()) {
      return Verdict.DISPUTED;
    }
    List<String> people = users.get();
    boolean recorded = records.stream().anyMatch(account::matches);
    boolean used = people.stream().anyMatch(account::matches);
    if (!listed && !recorded && !used) {
      return Verdict.OTHERS;
    }
    boolean othersOnly = !people.isEmpty() && !used;
    boolean confirmed = recorded || used;
    if (othersOnly || !confirmed || !records.stream().allMatch(account::matches)) {
      return Verdict.DISPUTED;
    }
    return people.isEmpty() || !people.stream().allMatch(account::matches)
        ? Verdict.SHARED
        : Verdict.PERSON;
  }

  /** Whether the device's list of users names an account. */
  public boolean usedBy(Identifier account) {
    return users.orElse(List.of()).stream().anyMatch(account::matches);
  }

  /** Contains no personal data. */
  @Override
  public String toString() {
    return "DeviceClaims[listed=" + listed + "]";
  }
}
