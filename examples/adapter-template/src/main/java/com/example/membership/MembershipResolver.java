package com.example.membership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.SubjectResolver;

/** Resolves a person in this service. Never by name, because namesakes are two people (ISO-02). */
final class MembershipResolver implements SubjectResolver {

  private final MembershipService service;
  private final MembershipSources sources;
  private final String provenance;

  MembershipResolver(MembershipService service, MembershipSources sources) {
    this.service = service;
    this.sources = sources;
    this.provenance = sources.instance() + "/members";
  }

  /** The kinds that {@link #members} looks up (FIND-05). */
  @Override
  public Set<IdentifierKind> consumes() {
    return Set.of(sources.memberNumber(), IdentifierKind.MAIL);
  }

  @Override
  public Resolution resolve(Identity known, Cancellation cancellation) {
    try {
      List<MembershipService.Member> members = members(known, cancellation);
      return switch (members.size()) {
        case 0 -> new Resolution.NotIdentified();
        case 1 -> identified(members.get(0));
          // The request stops, and an operator asks the requester (FIND-04).
        default -> new Resolution.Ambiguous(members.stream().map(this::masked).toList());
      };
    } catch (MembershipFailure e) {
      // A missing answer does not mean an unknown person (FAULT-07).
      return new Resolution.Unavailable(e.part());
    }
  }

  /** By number; by address only if no number is known, because numbers are never reassigned. */
  private List<MembershipService.Member> members(Identity known, Cancellation cancellation)
      throws MembershipFailure {
    Map<String, MembershipService.Member> found = new LinkedHashMap<>();
    List<KnownIdentifier> numbers = strong(known, sources.memberNumber());
    for (KnownIdentifier each : numbers) {
      String number = each.identifier().value();
      MembershipFailure.orAnswer(service.byNumber(number), cancellation, "The look-up by number")
          .forEach(member -> found.put(member.number(), member));
    }
    if (numbers.isEmpty()) {
      for (KnownIdentifier each : strong(known, IdentifierKind.MAIL)) {
        String mail = each.identifier().value();
        MembershipFailure.orAnswer(service.byMail(mail), cancellation, "The look-up by mail")
            .stream()
            .filter(member -> hadAddress(member, each))
            .forEach(member -> found.put(member.number(), member));
      }
    }
    return List.copyOf(found.values());
  }

  private static List<KnownIdentifier> strong(Identity known, IdentifierKind kind) {
    return known.identifiers(kind).stream()
        .filter(each -> each.strength() == Strength.STRONG)
        .toList();
  }

  /**
   * Whether the member had the address in the same time as the person, because addresses are
   * reassigned.
   */
  private static boolean hadAddress(MembershipService.Member member, KnownIdentifier known) {
    return member.addresses().stream()
        .filter(address -> known.identifier().matches(address.mail()))
        .anyMatch(address -> overlap(lifetime(address), known.lifetime()));
  }

  private static Window lifetime(MembershipService.Address address) {
    return address
        .until()
        .map(until -> Window.between(address.since(), until))
        .orElseGet(() -> Window.since(address.since()));
  }

  private static boolean overlap(Window one, Window other) {
    return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
  }

  private static boolean startsBeforeEnd(Window one, Window other) {
    Instant start = one.from();
    Instant end = other.to();
    return start == null || end == null || start.isBefore(end);
  }

  /**
   * Only an identifier that is never assigned to another person is strong without a time limit; an
   * address is strong within its lifetime only (FIND-10). CHANGE: use {@code
   * KnownIdentifier.weak(…)} if the service does not know the lifetime of an address.
   */
  private Resolution identified(MembershipService.Member member) {
    Identifier number = Identifier.of(sources.memberNumber(), member.number());
    List<KnownIdentifier> mails = new ArrayList<>();
    for (MembershipService.Address address : member.addresses()) {
      Identifier mail = Identifier.of(IdentifierKind.MAIL, address.mail());
      mails.add(KnownIdentifier.strong(mail, provenance).during(lifetime(address)));
    }
    return new Resolution.Identified(
        List.of(
            new Facet(
                sources.memberFacet(),
                List.of(KnownIdentifier.strong(number, provenance)),
                List.of()),
            new Facet(Facet.USER, mails, List.of())));
  }

  /** A masked line: enough to identify the member, but without disclosing the person. */
  private String masked(MembershipService.Member member) {
    String number = member.number();
    return "a member whose number ends in " + number.substring(Math.max(0, number.length() - 2));
  }
}
