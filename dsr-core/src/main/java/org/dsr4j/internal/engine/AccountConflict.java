package org.dsr4j.internal.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;

/**
 * Finds contradictions about whose account it is. Two origins contradict each other when both name
 * permanent identifiers of one kind, and none of them in common: one of them leads to somebody
 * else.
 */
final class AccountConflict {

  private final Map<String, Map<IdentifierKind, Set<Identifier>>> origins = new LinkedHashMap<>();

  /** Adds the permanent identifiers that one origin names: the request, the case or an adapter. */
  void add(String origin, Set<Identifier> lasting) {
    origins.put(
        origin,
        lasting.stream().collect(Collectors.groupingBy(Identifier::kind, Collectors.toSet())));
  }

  /** Returns one line per contradiction, without personal data; none when there is none. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    Map<String, Map<IdentifierKind, Set<Identifier>>> before = new HashMap<>();
    origins.forEach(
        (origin, kinds) -> {
          before.forEach((other, theirs) -> compare(origin, kinds, other, theirs, lines));
          before.put(origin, kinds);
        });
    return lines;
  }

  private static void compare(
      String origin,
      Map<IdentifierKind, Set<Identifier>> kinds,
      String other,
      Map<IdentifierKind, Set<Identifier>> theirs,
      List<String> lines) {
    kinds.forEach(
        (kind, identifiers) -> {
          Set<Identifier> others = theirs.getOrDefault(kind, Set.of());
          if (!others.isEmpty() && Collections.disjoint(identifiers, others)) {
            lines.add(
                other
                    + " and "
                    + origin
                    + " name different people ("
                    + kind.name()
                    + "): make one request for each");
          }
        });
  }
}
