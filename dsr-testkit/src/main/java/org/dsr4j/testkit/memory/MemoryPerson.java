package org.dsr4j.testkit.memory;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * A person whom a {@link MemoryService} knows; see {@link MemoryService#person}. Methods that
 * change the person return it, so that they can be chained. Safe for use by several threads.
 */
public final class MemoryPerson {

  private final MemoryService service;
  private final String number;
  private final List<MemoryAccount.Mail> mails = new ArrayList<>();
  private final List<String> devices = new ArrayList<>();
  private String displayName = "Customer";
  private @Nullable String objectId;

  MemoryPerson(MemoryService service, String number) {
    this.service = service;
    this.number = number;
  }

  /**
   * Sets the display name, which is never used to find people.
   *
   * @param name the name, never blank
   * @return this person
   */
  public MemoryPerson displayName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a display name is never blank");
    }
    return change(() -> displayName = name);
  }

  /**
   * Sets the person's object id in a directory.
   *
   * @param id the object id
   * @return this person
   */
  public MemoryPerson objectId(String id) {
    requireNonNull(id, "id");
    return change(() -> objectId = id);
  }

  /**
   * Adds an address that the person has or had.
   *
   * @param address the address; several people may have it
   * @param lifetime when it was this person's; {@link Window#all()} when that is unknown, so that
   *     matches by it are weak
   * @return this person
   */
  public MemoryPerson mail(String address, Window lifetime) {
    MemoryAccount.Mail mail =
        new MemoryAccount.Mail(
            requireNonNull(address, "address"), requireNonNull(lifetime, "lifetime"));
    return change(() -> mails.add(mail));
  }

  /**
   * Adds a device.
   *
   * @param id the device id
   * @return this person
   */
  public MemoryPerson device(String id) {
    requireNonNull(id, "id");
    return change(() -> devices.add(id));
  }

  private MemoryPerson change(Runnable change) {
    service.write(change);
    return this;
  }

  /** The result of a look-up. The service calls this with its lock held. */
  MemoryAccount account() {
    return new MemoryAccount(
        number, displayName, Optional.ofNullable(objectId), List.copyOf(mails));
  }

  List<String> devices() {
    return List.copyOf(devices);
  }

  String number() {
    return number;
  }

  @Override
  public String toString() {
    return "MemoryPerson[***]";
  }
}
