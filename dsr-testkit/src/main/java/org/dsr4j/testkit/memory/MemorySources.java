package org.dsr4j.testkit.memory;

import static org.dsr4j.model.ActionSupport.supported;
import static org.dsr4j.model.IdentifierKind.DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.field;

import java.util.List;
import java.util.Optional;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.ActionSupport.Follows;
import org.dsr4j.model.ActionSupport.Impossible;
import org.dsr4j.model.ActionSupport.NotApplicable;
import org.dsr4j.model.ActionSupport.NotImplemented;
import org.dsr4j.model.ActionSupport.Redirected;
import org.dsr4j.model.Facet;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceDescriptor;

/**
 * All sources of personal data of the service, readable or not. The reader derives its queries from
 * this declaration.
 *
 * <p>Identifiers that are valid within one instance only carry the instance's name.
 */
record MemorySources(String instance) {

  static final String ACCOUNT = "memory-account";
  private static final String TRAIL = "memory-trail";
  static final String DOCUMENT = "memory-document";
  static final String WRITE_PERMISSION = "Service.Write";
  private static final String PERMISSION = "Service.Read";

  /** The kind of this instance's customer numbers; case-sensitive. */
  IdentifierKind customerNumber() {
    return new IdentifierKind(instance + "-customer-number", true, true, true);
  }

  /** The facet that only this instance can resolve. */
  String customer() {
    return instance + "-customer";
  }

  /** Whether a source is a list with the rows of all people that the service does not filter. */
  static boolean tenantWide(String source) {
    return source.equals(TRAIL);
  }

  /** The field that dates the rows of an audit trail. */
  static Optional<String> date(String source) {
    return source.equals(TRAIL) ? Optional.of("at") : Optional.empty();
  }

  List<SourceDescriptor> all() {
    return List.of(
        account(),
        order(),
        newsletter(),
        message(),
        deviceNote(),
        document(),
        trail(),
        archive(),
        vault(),
        recommendation(),
        call());
  }

  /** One of {@link #all()}. */
  SourceDescriptor source(String id) {
    return all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private SourceDescriptor account() {
    return readable(ACCOUNT, "Account", SourceCategory.CUSTOMER_DATA)
        .purpose("letting the person sign in and order")
        .retention("as long as the account")
        .facets(customer())
        .match(field("customerNumber", customerNumber()))
        .secret("passwordHash")
        .build();
  }

  private SourceDescriptor order() {
    return readable("memory-order", "Orders", SourceCategory.CUSTOMER_DATA)
        .purpose("carrying out what was ordered")
        .retention("ten years after the order")
        .facets(customer())
        .match(field("customerNumber", customerNumber()))
        .otherPeople("deliveredTo/name")
        .freeText("note")
        .build();
  }

  /** Found by customer number or by address, so it depends on two facets. */
  private SourceDescriptor newsletter() {
    return readable("memory-newsletter", "Newsletters", SourceCategory.END_USER_INFORMATION)
        .purpose("sending what the person asked for")
        .retention("until the person unsubscribes")
        .facets(customer(), Facet.USER)
        .match(
            field("customerNumber", customerNumber()),
            field("mail", MAIL)
                .withDateField("subscribedAt")
                .decidedBy("customerNumber", customerNumber()))
        .build();
  }

  /**
   * Addresses can be reassigned, so the date of the row is checked; a customer number in the row
   * has precedence.
   */
  private SourceDescriptor message() {
    return readable("memory-message", "Messages", SourceCategory.END_USER_INFORMATION)
        .purpose("answering what the person asked")
        .retention("three years after the last message")
        .match(field("from", MAIL).withDateField("sentAt").decidedBy("senderId", OBJECT_ID))
        .otherPeople("to")
        .freeText("text")
        .build();
  }

  /** The device belongs to the person, but the note may be about another user of the device. */
  private SourceDescriptor deviceNote() {
    return readable("memory-device-note", "Notes on devices", SourceCategory.END_USER_INFORMATION)
        .purpose("repairing devices")
        .retention("as long as the device")
        .facets(Facet.DEVICES, Facet.USER)
        .match(field("deviceId", DEVICE_ID).weakenedBy("userId", OBJECT_ID))
        .freeText("note")
        .build();
  }

  private SourceDescriptor document() {
    return readable(DOCUMENT, "Documents", SourceCategory.CUSTOMER_DATA)
        .purpose("proving what was agreed")
        .retention("ten years after the contract")
        .facets(customer())
        .match(field("customerNumber", customerNumber()))
        .build();
  }

  private static SourceDescriptor trail() {
    return place(TRAIL, "Audit trail", SourceCategory.AUDIT_LOG)
        .readsFrom(TRAIL + ", the whole list, once for all people")
        .readable(PERMISSION)
        .on(Action.AUDIT, supported(PERMISSION))
        .purpose("proving who did what")
        .retention("one year")
        .match(field("actorId", OBJECT_ID), field("targets[]/id", OBJECT_ID))
        .otherPeople("targets[]/name")
        .on(Action.DELETE, new Impossible("An audit trail is never changed", "one year"))
        .build();
  }

  private static SourceDescriptor archive() {
    return reading(
            place("memory-archive", "Archive on tape", SourceCategory.CUSTOMER_DATA),
            new Redirected(
                "in the computing centre", "have the tapes searched for the customer number"))
        .build();
  }

  private static SourceDescriptor vault() {
    return reading(
            place("memory-vault", "Sealed backups", SourceCategory.CUSTOMER_DATA),
            new Impossible("Backups are encrypted as a whole", "90 days"))
        .build();
  }

  private static SourceDescriptor recommendation() {
    return reading(
            place("memory-recommendation", "Recommendations", SourceCategory.SYSTEM_GENERATED_LOG),
            new Follows("memory-order", "within a day"))
        .build();
  }

  private static SourceDescriptor call() {
    return reading(
            place("memory-call", "Recorded calls", SourceCategory.CUSTOMER_DATA),
            new NotImplemented("export them in the telephone system"))
        .build();
  }

  private static SourceDescriptor.Builder readable(
      String id, String title, SourceCategory category) {
    return place(id, title, category)
        .readsFrom(id + " where the person is named")
        .readable(PERMISSION)
        .on(Action.DELETE, supported(WRITE_PERMISSION))
        .on(Action.AUDIT, new NotApplicable("No audit trail"));
  }

  private static SourceDescriptor.Builder reading(
      SourceDescriptor.Builder place, ActionSupport instead) {
    return place
        .on(Action.DISCOVER, instead)
        .on(Action.EXPORT, instead)
        .on(Action.AUDIT, new NotApplicable("No audit trail"));
  }

  private static SourceDescriptor.Builder place(String id, String title, SourceCategory category) {
    NotImplemented byHand = new NotImplemented("change it at the service");
    return SourceDescriptor.builder(id, title)
        .category(category)
        .recipients("no recipients outside the company")
        .on(Action.RECTIFY, byHand)
        .on(Action.RESTRICT, byHand)
        .on(Action.DELETE, byHand);
  }
}
