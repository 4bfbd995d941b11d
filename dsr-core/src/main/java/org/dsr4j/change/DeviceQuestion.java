package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A device for which a person must decide before the plan can be approved.
 *
 * @param device the device id for the {@link DeviceDecision}
 * @param label a name of the device for people: personal data
 * @param choices the allowed choices
 * @param remarks facts to know before the decision, for example that a deletion resets the device
 *     or that a recovery key must be stored
 */
public record DeviceQuestion(
    String device, String label, List<DeviceChoice> choices, List<String> remarks) {

  /**
   * Rejects null values and copies the collections.
   *
   * @param device not null
   * @param label not null
   * @param choices not null; copied
   * @param remarks not null; copied
   */
  public DeviceQuestion {
    requireNonNull(device, "device");
    requireNonNull(label, "label");
    choices = List.copyOf(choices);
    remarks = List.copyOf(remarks);
  }

  @Override
  public String toString() {
    return "DeviceQuestion[" + choices + "]";
  }
}
