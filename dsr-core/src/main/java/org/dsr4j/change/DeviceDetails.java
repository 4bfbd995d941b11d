package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person needs to know about a device before the decision: personal data.
 *
 * @param model the model, or null when the service does not know it
 * @param lastCheckIn when the device last checked in, or null when the service does not know it
 * @param owner who owns it, as the service calls it, for example {@code company}
 * @param users the users whom the service names, by name or id; possibly empty
 * @param losses what each choice would lose, as text for people
 */
public record DeviceDetails(
    @Nullable String model,
    @Nullable Instant lastCheckIn,
    String owner,
    List<String> users,
    List<String> losses) {

  /**
   * Rejects null values and copies the collections.
   *
   * @param model may be null
   * @param lastCheckIn may be null
   * @param owner not null
   * @param users not null; copied
   * @param losses not null; copied
   */
  public DeviceDetails {
    requireNonNull(owner, "owner");
    users = List.copyOf(users);
    losses = List.copyOf(losses);
  }

  /** The lines of the plan's table. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("model " + (model == null ? "unknown" : model));
    lines.add("last check-in " + (lastCheckIn == null ? "unknown" : lastCheckIn));
    lines.add("owner " + owner);
    lines.add("users " + (users.isEmpty() ? "none" : String.join(", ", users)));
    lines.addAll(losses);
    return lines;
  }

  /** Contains no personal data. */
  @Override
  public String toString() {
    return "DeviceDetails[users=" + users.size() + "]";
  }
}
