package com.example.membership;

import java.util.List;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Facet;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceDescriptor;

/**
 * Every place where the service holds personal data, also those that nobody reads: a place that is
 * not declared is a place that no report mentions. CHANGE: declare yours; ids are for ever.
 */
record MembershipSources(String instance) {

  static final String BOOKINGS = "membership-booking";
  static final String MESSAGES = "membership-message";

  /**
   * Immutable, so strong for ever; it carries the instance's name, because number 4711 of another
   * club is somebody else (FIND-11). The last argument: case counts.
   */
  IdentifierKind memberNumber() {
    return new IdentifierKind(instance + "-member-number", true, true, true);
  }

  /**
   * What only this instance can look up; the engine calls no source "none" without it (FIND-06).
   */
  String memberFacet() {
    return instance + "-member";
  }

  List<SourceDescriptor> all() {
    return List.of(bookings(), messages(), letters());
  }

  /** Found by the service's own number: what matches is the person's. */
  private SourceDescriptor bookings() {
    return readable(BOOKINGS, "Bookings of courses")
        .purpose("holding the courses that were booked")
        .retention("ten years after the booking")
        .facets(memberFacet())
        .match(MatchRule.field("memberNumber", memberNumber()))
        // Withheld until somebody has looked at it. CHANGE: .secret(…) for what is never requested
        // (READ-08), .otherPeople(…) for what is redacted.
        .freeText("note")
        .build();
  }

  /**
   * Found by address. Addresses are given to others later, so the address alone is weak (ISO-03):
   * where the row has a number, the number decides; else its date must lie in the time in which the
   * address was the person's.
   */
  private SourceDescriptor messages() {
    return readable(MESSAGES, "Messages to members")
        .purpose("telling members what concerns them")
        .retention("three years after sending")
        .facets(Facet.USER, memberFacet())
        .match(
            MatchRule.field("to", IdentifierKind.MAIL)
                .guardedBy("memberNumber", memberNumber())
                .datedBy("sentAt"))
        .build();
  }

  /** Not readable by program: said so, with what to do instead (DECL-05). */
  private static SourceDescriptor letters() {
    ActionSupport byHand =
        new ActionSupport.Redirected("in the office", "look through the folder of the member");
    return place("membership-letter", "Letters on paper")
        .on(Action.DISCOVER, byHand)
        .on(Action.EXPORT, byHand)
        .build();
  }

  private static SourceDescriptor.Builder readable(String id, String title) {
    return place(id, title)
        .readsFrom("the list " + id + ", filtered by the field that names the person")
        .recipients("nobody outside the club")
        .readable("members.read");
  }

  private static SourceDescriptor.Builder place(String id, String title) {
    ActionSupport notYet = new ActionSupport.NotYet("change it in the membership administration");
    return SourceDescriptor.builder(id, title)
        .category(SourceCategory.CUSTOMER_DATA)
        .on(Action.AUDIT, new ActionSupport.NotApplicable("no audit trail"))
        .on(Action.RECTIFY, notYet)
        .on(Action.RESTRICT, notYet)
        .on(Action.DELETE, notYet);
  }
}
