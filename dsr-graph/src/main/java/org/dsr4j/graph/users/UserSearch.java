package org.dsr4j.graph.users;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one account that has all identifiers of a person.
 *
 * <p>An object id alone decides. Any other key is searched among active and deleted accounts: names
 * are reused, and the data of the new user must not be disclosed to the former one.
 */
final class UserSearch {

  private static final int MAX_CANDIDATES = 20;

  private final UserReads reads;
  private final AccountCandidates holders;
  private final Identity known;
  private final String provenance;
  private final @Nullable Gap withoutBeta;

  UserSearch(UserReads reads, Identity known, String provenance, @Nullable Gap withoutBeta) {
    this.reads = reads;
    this.holders = new AccountCandidates(reads, known);
    this.known = known;
    this.provenance = provenance;
    this.withoutBeta = withoutBeta;
  }

  /**
   * Searches.
   *
   * @throws GraphIoException when Graph could not be read
   */
  Resolution resolve() throws GraphIoException {
    Set<String> ids = objectIds();
    return ids.isEmpty() ? byKeys() : byIds(ids);
  }

  private Resolution byIds(Set<String> ids) throws GraphIoException {
    Map<String, UserAccount> found = new LinkedHashMap<>();
    for (String id : ids) {
      holders.findById(id).ifPresent(account -> found.put(account.id(), account));
    }
    if (found.size() != 1) {
      return found.isEmpty() ? new Resolution.NotIdentified() : ambiguous(found.values());
    }
    UserAccount account = found.values().iterator().next();
    for (Identifier key : requestedKeys()) {
      if (!holders.matches(account, key)) {
        Map<String, UserAccount> others = holders.find(key);
        if (!others.isEmpty() && !others.containsKey(account.id())) {
          found.putAll(others);
        }
      }
    }
    return found.size() == 1 ? identified(account) : ambiguous(found.values());
  }

  private Resolution byKeys() throws GraphIoException {
    Collection<Identifier> keys = keys();
    Map<String, UserAccount> all = new LinkedHashMap<>();
    List<Set<String>> answers = new ArrayList<>();
    for (Identifier key : keys) {
      add(holders.find(key), all, answers);
    }
    if (all.isEmpty()) {
      for (Identifier key : keys) {
        add(holders.findByFallback(key), all, answers);
      }
    }
    Map<String, UserAccount> common = new LinkedHashMap<>(all);
    answers.forEach(common.keySet()::retainAll);
    if (all.isEmpty()) {
      return withoutAccount(keys);
    }
    return common.size() == 1
        ? identified(common.values().iterator().next())
        : ambiguous(all.values());
  }

  /** A key that no account has is ignored: a private address is often unknown here. */
  private static void add(
      Map<String, UserAccount> found, Map<String, UserAccount> all, List<Set<String>> answers) {
    if (!found.isEmpty()) {
      all.putAll(found);
      answers.add(found.keySet());
    }
  }

  private Resolution withoutAccount(Collection<Identifier> keys) {
    List<Identifier> homeIds =
        known.subject().identifiers().stream()
            .filter(given -> given.kind().equals(GraphIdentifierKinds.HOME_OBJECT_ID))
            .toList();
    Resolution answer =
        new PeopleWithoutAccountSearch(reads, provenance, withoutBeta).resolve(keys, homeIds);
    return answer instanceof Resolution.NotIdentified && holders.uncertainty().isPresent()
        ? new Resolution.Unavailable(holders.uncertainty().get())
        : answer;
  }

  private Set<String> objectIds() {
    Set<String> ids = new LinkedHashSet<>();
    Stream.concat(
            known.subject().identifiers().stream()
                .filter(identifier -> identifier.kind().equals(IdentifierKind.OBJECT_ID)),
            learned(IdentifierKind.OBJECT_ID))
        .forEach(identifier -> ids.add(identifier.kind().comparable(identifier.value())));
    return ids;
  }

  /** Returns the requester's keys, or the keys from other adapters when the requester gave none. */
  private Collection<Identifier> keys() {
    Set<Identifier> requested = requestedKeys();
    if (!requested.isEmpty()) {
      return requested;
    }
    return AccountCandidates.kinds().stream().flatMap(this::learned).distinct().toList();
  }

  private Set<Identifier> requestedKeys() {
    Set<IdentifierKind> kinds = AccountCandidates.kinds();
    Set<Identifier> keys = new LinkedHashSet<>();
    known.subject().identifiers().stream()
        .filter(identifier -> kinds.contains(identifier.kind()))
        .forEach(keys::add);
    return keys;
  }

  private Stream<Identifier> learned(IdentifierKind kind) {
    return known.identifiers(kind).stream()
        .filter(identifier -> identifier.strength() == Strength.STRONG)
        .map(KnownIdentifier::identifier);
  }

  private Resolution identified(UserAccount account) {
    return new Resolution.Identified(List.of(UserFacet.of(account, provenance, holders.gaps())));
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
