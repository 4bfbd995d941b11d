package org.dsr4j.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.Resolution;

/**
 * Finds the one account that all of a person's identifiers lead to.
 *
 * <p>An object id decides alone. A name or an address is looked for among the living and the
 * deleted alike: names are recycled, and the new holder's data must not go to the old one.
 */
final class UserSearch {

  static final List<IdentifierKind> NAMES =
      List.of(
          IdentifierKind.USER_PRINCIPAL_NAME,
          IdentifierKind.MAIL,
          IdentifierKind.PROXY_ADDRESS,
          IdentifierKind.OTHER_MAIL);

  private static final int MAX_CANDIDATES = 20;

  private final UserQueries queries;
  private final Identity known;
  private final String provenance;
  private final List<OutcomePart> gaps = new ArrayList<>();

  UserSearch(UserQueries queries, Identity known, String provenance) {
    this.queries = queries;
    this.known = known;
    this.provenance = provenance;
  }

  /**
   * Searches.
   *
   * @throws GraphIoException when Graph could not be asked
   */
  Resolution resolve() throws GraphIoException {
    Set<String> ids = objectIds();
    return ids.isEmpty() ? byNames() : byIds(ids);
  }

  private Resolution byIds(Set<String> ids) throws GraphIoException {
    Map<String, UserAccount> found = new LinkedHashMap<>();
    for (String id : ids) {
      queries.withId(id).ifPresent(account -> found.put(account.id(), account));
    }
    if (found.size() != 1) {
      return found.isEmpty() ? new Resolution.NotIdentified() : ambiguous(found.values());
    }
    UserAccount account = found.values().iterator().next();
    for (Identifier name : requestedNames()) {
      if (!account.carries(name.value())) {
        Map<String, UserAccount> holders = holders(name);
        if (!holders.isEmpty() && !holders.containsKey(account.id())) {
          found.putAll(holders);
        }
      }
    }
    return found.size() == 1 ? identified(account) : ambiguous(found.values());
  }

  private Resolution byNames() throws GraphIoException {
    Map<String, UserAccount> all = new LinkedHashMap<>();
    List<Set<String>> answers = new ArrayList<>();
    for (Identifier name : names()) {
      Map<String, UserAccount> holders = holders(name);
      // A name that nobody carries says nothing: a private address need not be known here.
      if (!holders.isEmpty()) {
        all.putAll(holders);
        answers.add(holders.keySet());
      }
    }
    Map<String, UserAccount> common = new LinkedHashMap<>(all);
    answers.forEach(common.keySet()::retainAll);
    if (all.isEmpty()) {
      return new Resolution.NotIdentified();
    }
    return common.size() == 1
        ? identified(common.values().iterator().next())
        : ambiguous(all.values());
  }

  /** Everyone who answers to a name, living or deleted. */
  private Map<String, UserAccount> holders(Identifier name) throws GraphIoException {
    queries.expect(name.value(), calledFirst(name));
    Map<String, UserAccount> holders = new LinkedHashMap<>(living(name));
    try {
      holders.putAll(queries.deletedWith(name.value()));
    } catch (GraphIoException e) {
      if (holders.isEmpty()) {
        throw e;
      }
      // Somebody was found; that there is nobody else remains open.
      gaps.add(e.failure().asPart(GraphUsers.PART));
    }
    return holders;
  }

  private Map<String, UserAccount> living(Identifier name) throws GraphIoException {
    boolean calledFirst = calledFirst(name);
    Map<String, UserAccount> first =
        calledFirst ? queries.called(name.value()) : queries.reachedAt(name.value());
    if (!first.isEmpty()) {
      return first;
    }
    return calledFirst ? queries.reachedAt(name.value()) : queries.called(name.value());
  }

  private static boolean calledFirst(Identifier name) {
    return name.kind().equals(IdentifierKind.USER_PRINCIPAL_NAME);
  }

  private Set<String> objectIds() {
    Set<String> ids = new LinkedHashSet<>();
    Stream.concat(
            known.subject().identifiers().stream()
                .filter(identifier -> identifier.kind().equals(IdentifierKind.OBJECT_ID)),
            learned(IdentifierKind.OBJECT_ID))
        .forEach(identifier -> ids.add(identifier.value().toLowerCase(Locale.ROOT)));
    return ids;
  }

  /** The requester's names, or what others learned when the requester gave none. */
  private Collection<Identifier> names() {
    Set<Identifier> requested = requestedNames();
    if (!requested.isEmpty()) {
      return requested;
    }
    return NAMES.stream().flatMap(this::learned).distinct().toList();
  }

  private Set<Identifier> requestedNames() {
    Set<Identifier> names = new LinkedHashSet<>();
    known.subject().identifiers().stream()
        .filter(identifier -> NAMES.contains(identifier.kind()))
        .forEach(names::add);
    return names;
  }

  private Stream<Identifier> learned(IdentifierKind kind) {
    return known.identifiers(kind).stream()
        .filter(identifier -> identifier.strength() == Strength.STRONG)
        .map(KnownIdentifier::identifier);
  }

  private Resolution identified(UserAccount account) {
    return new Resolution.Identified(List.of(UserFacet.of(account, provenance, gaps)));
  }

  private static Resolution ambiguous(Collection<UserAccount> accounts) {
    List<String> lines =
        new ArrayList<>(accounts.stream().limit(MAX_CANDIDATES).map(UserAccount::masked).toList());
    if (accounts.size() > MAX_CANDIDATES) {
      lines.add("and " + (accounts.size() - MAX_CANDIDATES) + " more");
    }
    return new Resolution.Ambiguous(lines);
  }
}
