package org.dsr4j.testkit.memory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.SubjectResolver;

/** Finds the account, and the devices that belong to it. */
final class MemoryResolver implements SubjectResolver {

  private final MemoryConnection connection;
  private final MemorySources sources;
  private final List<IdentifierKind> lasting;
  private final String provenance;

  MemoryResolver(MemoryConnection connection, MemorySources sources) {
    this.connection = connection;
    this.sources = sources;
    this.lasting = List.of(sources.customerNumber(), IdentifierKind.OBJECT_ID);
    this.provenance = sources.instance() + "/" + MemorySources.ACCOUNT;
  }

  @Override
  public Set<IdentifierKind> consumes() {
    return Set.of(sources.customerNumber(), IdentifierKind.OBJECT_ID, IdentifierKind.MAIL);
  }

  @Override
  public Resolution resolve(Identity known, Cancellation cancellation) {
    try {
      Set<MemoryAccount> found = byLastingIdentifiers(known, cancellation);
      if (found.isEmpty()) {
        found = byMail(known, cancellation);
      }
      if (found.isEmpty()) {
        return new Resolution.NotIdentified();
      }
      return found.size() == 1
          ? identified(found.iterator().next(), cancellation)
          : new Resolution.Ambiguous(found.stream().map(MemoryAccount::masked).toList());
    } catch (MemoryFailure e) {
      // A failed look-up is no information about a person.
      return new Resolution.Unavailable(e.asGap("The look-up of the person"));
    }
  }

  private Set<MemoryAccount> byLastingIdentifiers(Identity known, Cancellation cancellation)
      throws MemoryFailure {
    Set<MemoryAccount> found = new LinkedHashSet<>();
    for (KnownIdentifier each : strong(known, lasting)) {
      found.addAll(
          connection.accounts(
              account -> carries(account, each.identifier()), each.identifier(), cancellation));
    }
    return found;
  }

  /**
   * An address identifies the person who had it at the time, but never a person with contradicting
   * identifiers.
   */
  private Set<MemoryAccount> byMail(Identity known, Cancellation cancellation)
      throws MemoryFailure {
    Set<MemoryAccount> found = new LinkedHashSet<>();
    for (KnownIdentifier each : strong(known, List.of(IdentifierKind.MAIL))) {
      found.addAll(
          connection.accounts(
              account ->
                  account.hadAddress(each.identifier(), each.lifetime())
                      && !contradicts(known, account),
              each.identifier(),
              cancellation));
    }
    return found;
  }

  /** A person with other immutable identifiers than the known ones is a different person. */
  private boolean contradicts(Identity known, MemoryAccount account) {
    return !strong(known, List.of(sources.customerNumber())).isEmpty()
        || (account.objectId().isPresent()
            && !strong(known, List.of(IdentifierKind.OBJECT_ID)).isEmpty());
  }

  private boolean carries(MemoryAccount account, Identifier asked) {
    return asked.kind().equals(sources.customerNumber())
        ? asked.matches(account.number())
        : account.objectId().filter(asked::matches).isPresent();
  }

  private static List<KnownIdentifier> strong(Identity known, List<IdentifierKind> kinds) {
    return kinds.stream()
        .flatMap(kind -> known.identifiers(kind).stream())
        .filter(each -> each.strength() == Strength.STRONG)
        .toList();
  }

  private Resolution identified(MemoryAccount account, Cancellation cancellation) {
    List<KnownIdentifier> user = new ArrayList<>();
    account.objectId().ifPresent(id -> user.add(strong(IdentifierKind.OBJECT_ID, id)));
    account.mails().forEach(mail -> user.add(known(mail)));
    return new Resolution.Identified(
        List.of(
            new Facet(
                sources.customer(),
                List.of(strong(sources.customerNumber(), account.number())),
                List.of()),
            new Facet(Facet.USER, user, List.of()),
            devices(account, cancellation)));
  }

  /** The facet is returned even if it is empty: no devices is a valid result. */
  private Facet devices(MemoryAccount account, Cancellation cancellation) {
    try {
      List<KnownIdentifier> devices =
          connection.devices(account.number(), cancellation).stream()
              .map(id -> strong(IdentifierKind.DEVICE_ID, id))
              .toList();
      return new Facet(Facet.DEVICES, devices, List.of());
    } catch (MemoryFailure e) {
      Gap gap = e.asGap("The look-up of the person's devices");
      return new Facet(Facet.DEVICES, List.of(), List.of(gap));
    }
  }

  private KnownIdentifier strong(IdentifierKind kind, String value) {
    return KnownIdentifier.strong(Identifier.of(kind, value), provenance);
  }

  /** Strong within its lifetime; if that is unknown, another person may have had the address. */
  private KnownIdentifier known(MemoryAccount.Mail mail) {
    Identifier identifier = Identifier.of(IdentifierKind.MAIL, mail.address());
    return mail.lifetime().unbounded()
        ? KnownIdentifier.weak(identifier, provenance)
        : KnownIdentifier.strong(identifier, provenance).during(mail.lifetime());
  }
}
