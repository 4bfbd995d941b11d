package org.dsr4j.examples.jdbc;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.model.IdentifierKind;

/**
 * The kinds of identifiers that a mapping may name: those that all services share, and the
 * instance's own.
 */
final class Kinds {

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

  Kinds(String instance, String keyName) {
    this.instance = instance;
    this.keyName = keyName;
  }

  static boolean shared(IdentifierKind kind) {
    return SHARED.containsValue(kind);
  }

  static boolean shared(String name) {
    return SHARED.containsKey(name);
  }

  /** Whether a name can be a kind's name once the instance's stands in front of it. */
  static boolean wellFormed(String instance, String name) {
    return (instance + "-" + name).matches("[a-z][a-z0-9-]{0,62}");
  }

  /**
   * The kind of a name that is {@link #wellFormed}.
   *
   * <p>An own kind carries the instance's name: customer 4711 of one database is another person
   * than 4711 of the next. The key's values are told apart as the database does, by case too; what
   * is not the key may have been another person's.
   */
  IdentifierKind of(String name) {
    IdentifierKind shared = SHARED.get(name);
    if (shared != null) {
      return shared;
    }
    boolean key = name.equals(keyName);
    return new IdentifierKind(instance + "-" + name, key, key, key);
  }
}
