package org.dsr4j.jdbc.mapping;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.model.Facet;
import org.dsr4j.model.IdentifierKind;

/**
 * The kinds of identifiers that a mapping may name: those that all services share, and those of
 * this instance only.
 */
public final class IdentifierKinds {

  private static final Map<String, IdentifierKind> SHARED =
      Stream.of(
              IdentifierKind.OBJECT_ID,
              IdentifierKind.USER_PRINCIPAL_NAME,
              IdentifierKind.MAIL,
              IdentifierKind.PROXY_ADDRESS,
              IdentifierKind.OTHER_MAIL)
          .collect(Collectors.toUnmodifiableMap(IdentifierKind::name, Function.identity()));

  private final String instance;
  private final String keyName;
  private final Set<String> numeric;
  private final Set<String> used = new HashSet<>();

  IdentifierKinds(String instance, String keyName, Collection<String> numeric) {
    this.instance = instance;
    this.keyName = keyName;
    this.numeric = Set.copyOf(numeric);
  }

  /** The kinds that are declared as numeric, but that no column holds. */
  List<String> unusedNumeric() {
    return numeric.stream().filter(name -> !used.contains(name)).sorted().toList();
  }

  public static boolean shared(IdentifierKind kind) {
    return SHARED.containsValue(kind);
  }

  static boolean shared(String name) {
    return SHARED.containsKey(name);
  }

  /** The facet of a kind: the user's for a shared kind, the instance's own for all others. */
  public static String facet(String instance, IdentifierKind kind) {
    return shared(kind) ? Facet.USER : instance;
  }

  /** Whether a name, prefixed by the instance's name, is a valid name of a kind. */
  static boolean wellFormed(String instance, String name) {
    return (instance + "-" + name).matches("[a-z][a-z0-9-]{0,62}");
  }

  /**
   * Returns the kind of a name that is {@link #wellFormed}.
   *
   * <p>A kind that is not shared is prefixed by the instance's name, because customer 4711 of one
   * database is not customer 4711 of another. Values of the key are case-sensitive and immutable;
   * any other identifier may have belonged to another person before.
   */
  IdentifierKind of(String name) {
    IdentifierKind shared = SHARED.get(name);
    if (shared != null) {
      return shared;
    }
    used.add(name);
    boolean key = name.equals(keyName);
    return new IdentifierKind(instance + "-" + name, key, key, key, numeric.contains(name));
  }
}
