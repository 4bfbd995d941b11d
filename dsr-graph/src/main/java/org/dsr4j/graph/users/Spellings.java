package org.dsr4j.graph.users;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.model.IdentifierKind;

/** Repeats a search for each spelling of a text, because the directory compares characters. */
final class Spellings {

  private Spellings() {}

  /** A search for one spelling. */
  interface Search {
    Map<String, UserAccount> run(String spelling) throws GraphIoException;
  }

  /** Returns the accounts that any spelling finds; for most texts there is only one. */
  static Map<String, UserAccount> all(String text, Search search) throws GraphIoException {
    Map<String, UserAccount> found = new LinkedHashMap<>();
    for (String spelling : IdentifierKind.MAIL.spellings(text)) {
      found.putAll(search.run(spelling));
    }
    return found;
  }
}
