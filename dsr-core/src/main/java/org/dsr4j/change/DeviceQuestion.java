package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A device that a person has to decide on before the plan can be approved.
 *
 * @param device the id to put into a {@link DeviceDecision}
 * @param label how people know the device: personal data
 * @param choices what may be chosen
 * @param remarks what to know before: that deletion resets it, that a key must be kept
 */
public record DeviceQuestion(
    String device, String label, List<DeviceChoice> choices, List<String> remarks) {

  /**
   * Copies.
   *
   * @param device see {@link #device()}
   * @param label see {@link #label()}
   * @param choices see {@link #choices()}
   * @param remarks see {@link #remarks()}
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
