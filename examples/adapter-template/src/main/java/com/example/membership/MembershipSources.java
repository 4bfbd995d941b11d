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
 * All sources of personal data of the service, including unreadable ones, because no report
 * mentions a source that is not declared. CHANGE: declare your sources; their ids must never
 * change.
 */
record MembershipSources(String instance) {

  static final String BOOKINGS = "membership-booking";
  static final String MESSAGES = "membership-message";

  /**
   * Immutable, so strong without a time limit. It contains the instance's name, because number 4711
   * of another club is another person (FIND-11). The last argument means case-sensitive.
   */
  IdentifierKind memberNumber() {
    return new IdentifierKind(instance + "-member-number", true, true, true);
  }

  /**
   * The facet that only this instance can look up; without it the engine reports no source as
   * "none" (FIND-06).
   */
  String memberFacet() {
    return instance + "-member";
  }

  List<SourceDescriptor> all() {
    return List.of(bookings(), messages(), letters());
  }

  /** Found by the service's own number: every match belongs to the person. */
  private SourceDescriptor bookings() {
    return readable(BOOKINGS, "Bookings of courses")
        .purpose("holding the courses that were booked")
        .retention("ten years after the booking")
        .facets(memberFacet())
        .match(MatchRule.field("memberNumber", memberNumber()))
        // Withheld until a reviewer has checked it. CHANGE: use .secret(…) for fields that are
        // never requested (READ-08), .otherPeople(…) for fields that are redacted.
        .freeText("note")
        .build();
  }

  /**
   * Found by address. Addresses are reassigned, so the address alone is weak (ISO-03). If the row
   * has a number, the number has precedence; otherwise its date must be within the lifetime of the
   * person's address.
   */
  private SourceDescriptor messages() {
    return readable(MESSAGES, "Messages to members")
        .purpose("telling members what concerns them")
        .retention("three years after sending")
        .facets(Facet.USER, memberFacet())
        .match(
            MatchRule.field("to", IdentifierKind.MAIL)
                .decidedBy("memberNumber", memberNumber())
                .withDateField("sentAt"))
        .build();
  }

  /** Not readable by a program: declared with an instruction what to do instead (DECL-05). */
  private static SourceDescriptor letters() {
    ActionSupport byHand =
        new ActionSupport.Redirected("in the office", "read the folder of the member");
    return place("membership-letter", "Letters on paper")
        .on(Action.DISCOVER, byHand)
        .on(Action.EXPORT, byHand)
        .build();
  }

  private static SourceDescriptor.Builder readable(String id, String title) {
    return place(id, title)
        .readsFrom("the list " + id + ", filtered by the field that names the person")
        .recipients("no recipients outside the club")
        .readable("members.read");
  }

  private static SourceDescriptor.Builder place(String id, String title) {
    ActionSupport notYet =
        new ActionSupport.NotImplemented("change it in the membership administration");
    return SourceDescriptor.builder(id, title)
        .category(SourceCategory.CUSTOMER_DATA)
        .on(Action.AUDIT, new ActionSupport.NotApplicable("no audit trail"))
        .on(Action.RECTIFY, notYet)
        .on(Action.RESTRICT, notYet)
        .on(Action.DELETE, notYet);
  }
}
