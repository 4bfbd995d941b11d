package org.dsr4j.graph.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;

/**
 * A name in braces that represents an identifier of the person or of one of the person's devices.
 *
 * @param name the name between the braces
 * @param optional whether the read is skipped when it is unknown: a person may have no devices, and
 *     a deleted account has none
 * @param kinds the possible kinds of identifiers; all known values are used
 */
public record Placeholder(String name, boolean optional, List<IdentifierKind> kinds) {

  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z]+)}");
  private static final Set<IdentifierKind> DEVICE_KINDS =
      Set.of(
          IdentifierKind.DEVICE_OBJECT_ID,
          IdentifierKind.DEVICE_ID,
          IdentifierKind.MANAGED_DEVICE_ID,
          GraphIdentifierKinds.SERIAL_NUMBER,
          GraphIdentifierKinds.IMEI);
  private static final Map<String, Placeholder> KNOWN = new LinkedHashMap<>();

  static {
    known("userId", false, IdentifierKind.OBJECT_ID);
    known("userPrincipalName", false, IdentifierKind.USER_PRINCIPAL_NAME);
    known("deletedUserId", true, GraphIdentifierKinds.DELETED_OBJECT_ID);
    known("deviceObjectId", true, IdentifierKind.DEVICE_OBJECT_ID);
    known("deviceId", true, IdentifierKind.DEVICE_ID);
    known("managedDeviceId", true, IdentifierKind.MANAGED_DEVICE_ID);
    known("serialNumber", true, GraphIdentifierKinds.SERIAL_NUMBER);
    known("homeUserId", true, GraphIdentifierKinds.HOME_OBJECT_ID);
    known("contactId", true, GraphIdentifierKinds.CONTACT_ID);
    known("correlationId", true, IdentifierKind.CORRELATION_ID);
    known(
        "address",
        true,
        IdentifierKind.MAIL,
        IdentifierKind.PROXY_ADDRESS,
        IdentifierKind.OTHER_MAIL,
        IdentifierKind.USER_PRINCIPAL_NAME);
  }

  public Placeholder {
    kinds = List.copyOf(kinds);
  }

  private static void known(String name, boolean optional, IdentifierKind... kinds) {
    KNOWN.put(name, new Placeholder(name, optional, List.of(kinds)));
  }

  /** Returns the placeholder of a name, or empty when its value comes from a row. */
  public static Optional<Placeholder> named(String name) {
    return Optional.ofNullable(KNOWN.get(name));
  }

  /** Returns the names in braces of a template, in order. */
  public static List<String> names(String template) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(template);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** Whether it represents a device. */
  public boolean ofDevice() {
    return DEVICE_KINDS.containsAll(kinds);
  }

  /** Returns the facet with identifiers of a kind. */
  static String facetOf(IdentifierKind kind) {
    if (kind.equals(IdentifierKind.CORRELATION_ID)) {
      return Facet.CASES;
    }
    return DEVICE_KINDS.contains(kind) ? Facet.DEVICES : Facet.USER;
  }

  /** Returns the matching identifiers of the person, each value once. */
  public List<Identifier> values(Identity identity) {
    Map<String, Identifier> values = new LinkedHashMap<>();
    for (IdentifierKind kind : kinds) {
      for (KnownIdentifier known : identity.identifiers(kind)) {
        values.putIfAbsent(kind.comparable(known.identifier().value()), known.identifier());
      }
    }
    return List.copyOf(values.values());
  }
}
