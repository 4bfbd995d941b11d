package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device for which a person must decide before the plan can be approved.
 *
 * @param device the device id for the {@link DeviceDecision}
 * @param label a name of the device for people: personal data
 * @param choices the allowed choices
 * @param remarks facts to know before the decision, for example that a deletion resets the device
 *     or that a recovery key must be stored
 * @param details what the service knows about the device, or null when the plan was made without:
 *     personal data
 */
public record DeviceQuestion(
    String device,
    String label,
    List<DeviceChoice> choices,
    List<String> remarks,
    @Nullable DeviceDetails details) {

  /**
   * Rejects null values and copies the collections.
   *
   * @param device not null
   * @param label not null
   * @param choices not null; copied
   * @param remarks not null; copied
   * @param details may be null
   */
  public DeviceQuestion {
    requireNonNull(device, "device");
    requireNonNull(label, "label");
    choices = List.copyOf(choices);
    remarks = List.copyOf(remarks);
  }

  /**
   * Creates a question without details.
   *
   * @param device the device id for the {@link DeviceDecision}
   * @param label a name of the device for people
   * @param choices the allowed choices
   * @param remarks facts to know before the decision
   */
  public DeviceQuestion(
      String device, String label, List<DeviceChoice> choices, List<String> remarks) {
    this(device, label, choices, remarks, null);
  }

  @Override
  public String toString() {
    return "DeviceQuestion[" + choices + "]";
  }
}
