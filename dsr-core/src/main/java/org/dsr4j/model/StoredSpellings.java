package org.dsr4j.model;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The spellings of one value in which a service may store it. */
final class StoredSpellings {

  private StoredSpellings() {}

  static Set<String> of(IdentifierKind kind, String value) {
    String text = CanonicalText.trimmed(value);
    String form = kind.comparable(value);
    Set<String> spellings = new LinkedHashSet<>(List.of(text));
    if (kind.caseSensitive()) {
      addForms(spellings, text);
      return spellings;
    }
    int at = form.lastIndexOf('@');
    boolean address = at > 0 && at < form.length() - 1;
    if (!address) {
      addForms(spellings, text);
      // Only GUIDs have one spelling that services prefer.
      if (!form.equalsIgnoreCase(text)) {
        spellings.add(form);
      }
      return spellings;
    }
    String local = text.substring(0, text.lastIndexOf('@') + 1);
    String host = form.substring(at + 1);
    Set<String> locals = new LinkedHashSet<>();
    addForms(locals, local);
    addForms(locals, CanonicalText.folded(local));
    Set<String> hosts = new LinkedHashSet<>();
    addForms(hosts, host);
    hosts.add(CanonicalHost.encoded(host));
    locals.forEach(part -> hosts.forEach(end -> spellings.add(part + end)));
    // A label that is not one of an international domain has no encoded form.
    spellings.removeIf(each -> !kind.comparable(each).equals(form));
    return spellings;
  }

  private static void addForms(Set<String> spellings, String text) {
    spellings.add(CanonicalText.composed(text));
    spellings.add(decomposed(text));
  }

  /** Decomposes by NFD, but keeps characters that it would replace by one of ASCII. */
  private static String decomposed(String text) {
    StringBuilder decomposed = new StringBuilder(text.length());
    CanonicalText.composed(text)
        .codePoints()
        .mapToObj(Character::toString)
        .map(letter -> CanonicalText.isReplaced(letter) ? letter : nfd(letter))
        .forEach(decomposed::append);
    return decomposed.toString();
  }

  private static String nfd(String letter) {
    return Normalizer.normalize(letter, Normalizer.Form.NFD);
  }
}
