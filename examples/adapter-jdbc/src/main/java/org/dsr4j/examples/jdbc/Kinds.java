package org.dsr4j.examples.jdbc;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.model.IdentifierKind;

/** The kinds of identifiers that a mapping may name: the common ones and those of the instance. */
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

  /** Whether a name, with the instance's name as prefix, is a valid name of a kind. */
  static boolean wellFormed(String instance, String name) {
    return (instance + "-" + name).matches("[a-z][a-z0-9-]{0,62}");
  }

  /**
   * The kind of a name that is {@link #wellFormed}.
   *
   * <p>A kind of this database contains the instance's name, because customer 4711 of one database
   * is another person than 4711 of another. Values of the key are compared as in the database,
   * case-sensitively. Values of other columns may have belonged to another person.
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
