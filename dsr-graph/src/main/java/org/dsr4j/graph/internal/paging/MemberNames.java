package org.dsr4j.graph.internal.paging;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.dsr4j.graph.internal.send.GraphIoException;

/**
 * The names of the members of one response. Names that are almost right hide the end of a list or
 * an error.
 */
public final class MemberNames {

  private static final Set<String> ERRORS =
      Set.of("error", "errors", "odataerror", "odataerrors", "exception", "fault");
  private static final Set<String> CODES = Set.of("code", "errorcode");
  private static final Set<String> MESSAGES = Set.of("message", "errormessage", "exceptionmessage");

  private final Set<String> seen = new HashSet<>();

  /**
   * Records a name.
   *
   * @throws GraphIoException when it occurred before, also in another case
   */
  void enter(String name) throws GraphIoException {
    if (!seen.add(name.strip().toLowerCase(Locale.ROOT))) {
      throw ResponseReader.unexpected("Graph's response has two members with one name");
    }
  }

  /** Whether a name seems to be that of a link to more rows, whatever its spelling. */
  public static boolean seemsLink(String name) {
    String plain = plain(name);
    return plain.contains("nextlink")
        || plain.contains("nextpage")
        || plain.contains("skiptoken")
        || plain.contains("continuationtoken")
        || plain.equals("next")
        || plain.equals("odatanext");
  }

  /** Whether a member reports an error alone. */
  public static boolean seemsError(String name) {
    return ERRORS.contains(plain(name));
  }

  /** Whether a member is the code of an error, if a message is beside it. */
  static boolean seemsCode(String name) {
    return CODES.contains(plain(name));
  }

  /** Whether a member is the message of an error, if a code is beside it. */
  static boolean seemsMessage(String name) {
    return MESSAGES.contains(plain(name));
  }

  /** Whether a member describes the response and is not a part of its data. */
  static boolean isAnnotation(String name) {
    return name.startsWith("@") || name.startsWith("odata.");
  }

  /** The letters and digits of a name, in lower case. */
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        plain.append(Character.toLowerCase(c));
      }
    }
    return plain.toString();
  }
}
