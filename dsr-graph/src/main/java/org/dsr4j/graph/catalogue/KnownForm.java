package org.dsr4j.graph.catalogue;

import java.util.Set;
import java.util.regex.Pattern;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.IdentifierKind;

/** Whether a text has the form of an identifier, so that it shows to whom a row belongs. */
final class KnownForm {

  private static final String EMPTY_GUID = "00000000-0000-0000-0000-000000000000";
  private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Ids that Microsoft publishes as GUIDs. */
  private static final Set<IdentifierKind> GUIDS =
      Set.of(
          IdentifierKind.OBJECT_ID,
          IdentifierKind.DEVICE_OBJECT_ID,
          IdentifierKind.DEVICE_ID,
          IdentifierKind.MANAGED_DEVICE_ID,
          GraphIdentifierKinds.DELETED_OBJECT_ID,
          GraphIdentifierKinds.HOME_OBJECT_ID);

  private static final Set<IdentifierKind> ADDRESSES =
      Set.of(
          IdentifierKind.USER_PRINCIPAL_NAME,
          IdentifierKind.MAIL,
          IdentifierKind.PROXY_ADDRESS,
          IdentifierKind.OTHER_MAIL);

  private KnownForm() {}

  /** A blank text and the GUID of zeros stand for nobody. */
  static boolean of(IdentifierKind kind, String text) {
    String form = kind.comparable(text);
    if (isNobody(form)) {
      return false;
    }
    if (ADDRESSES.contains(kind)) {
      return form.indexOf('@') > 0;
    }
    return !GUIDS.contains(kind) || GUID.matcher(form).matches();
  }

  static boolean isGuid(IdentifierKind kind) {
    return GUIDS.contains(kind);
  }

  /** Whether a text, in its comparable form, names nobody in any field. */
  static boolean isNobody(String form) {
    return form.isEmpty() || form.equals(EMPTY_GUID);
  }
}
