package org.dsr4j.model;

import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.OTHER_MAIL;
import static org.dsr4j.model.IdentifierKind.PROXY_ADDRESS;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers as people paste them into a request. What certainly does not belong to the identifier
 * is removed; what may belong to it is refused.
 *
 * <p>An invisible character inside the value is refused and not removed, because the value without
 * it could name another person.
 */
final class PastedInput {

  private static final Set<IdentifierKind> ADDRESSES =
      Set.of(MAIL, USER_PRINCIPAL_NAME, PROXY_ADDRESS, OTHER_MAIL);

  /** Each pair as two characters: opening, closing. */
  private static final List<String> PAIRS =
      List.of(
          "<>",
          "()",
          "[]",
          "{}",
          "\"\"",
          "''",
          "``",
          "\u201c\u201d",
          "\u201e\u201c",
          "\u201d\u201d",
          "\u2018\u2019",
          "\u201a\u2018",
          "\u2019\u2019",
          "\u00ab\u00bb",
          "\u00bb\u00ab",
          "\u2039\u203a",
          "\u203a\u2039");

  private static final Pattern SCHEME = Pattern.compile("(?i)(mailto|smtp):");
  private static final Pattern DISPLAY_NAME = Pattern.compile("[^<>@\uff20\ufe6b]+<([^<>]+)>");
  private static final Pattern FINAL_PUNCTUATION = Pattern.compile("[.,;:!?]+$");
  private static final Pattern WIDE_AT = Pattern.compile("[\uff20\ufe6b]");
  private static final Pattern WIDE = Pattern.compile("[\uff01-\uff5e\ufe6b]");
  private static final Pattern PUNCTUATION =
      Pattern.compile("[<>()\\[\\]{},;:\"\\\\\u2018-\u201f\u00ab\u00bb\u2039\u203a]");
  private static final String LABEL = "[\\p{Alnum}_\\-\\x{80}-\\x{10ffff}]+";
  private static final Pattern HOST = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

  private PastedInput() {}

  /** Returns an identifier without what was pasted with it. */
  static Identifier cleaned(Identifier identifier) {
    IdentifierKind kind = identifier.kind();
    String text = CanonicalText.trimmed(identifier.value());
    OptionalInt invisible = InvisibleCharacters.firstIn(text);
    if (invisible.isPresent()) {
      throw refused(
          kind,
          String.format(
              Locale.ROOT,
              "contains the invisible or special blank character U+%04X: type it again",
              invisible.getAsInt()));
    }
    if (kind.numeric() && CanonicalText.number(text) == null) {
      throw refused(kind, "must be a decimal number");
    }
    return Identifier.of(kind, ADDRESSES.contains(kind) ? address(text) : guid(kind, text));
  }

  /** Returns a GUID in the form of the services, which they accept in every path. */
  private static String guid(IdentifierKind kind, String text) {
    String folded = CanonicalText.folded(text);
    String guid = kind.caseSensitive() ? folded : CanonicalGuid.of(folded);
    return guid.equals(folded) ? text : guid;
  }

  /** Returns the address in a text, or the text itself when it does not hold one address. */
  private static String address(String text) {
    String address = text;
    String before;
    do {
      before = address;
      address = unwrapped(WIDE_AT.matcher(address).replaceAll("@"));
      address = SCHEME.matcher(address).lookingAt() ? withoutScheme(address) : address;
      Matcher named = DISPLAY_NAME.matcher(address);
      address = named.matches() ? CanonicalText.trimmed(named.group(1)) : address;
      address = FINAL_PUNCTUATION.matcher(address).replaceFirst("");
    } while (!address.equals(before));
    return problem(address) == null ? address : text;
  }

  private static String withoutScheme(String text) {
    return CanonicalText.trimmed(text.substring(text.indexOf(':') + 1));
  }

  /** Removes quotes and brackets around a text. */
  static String unwrapped(String text) {
    for (String pair : PAIRS) {
      boolean wrapped =
          text.length() > 2 && text.charAt(0) == pair.charAt(0) && text.endsWith(pair.substring(1));
      if (wrapped) {
        return unwrapped(CanonicalText.trimmed(text.substring(1, text.length() - 1)));
      }
    }
    return text;
  }

  /** Returns why a text is not one address, or null when it is one. */
  static @Nullable String problem(String text) {
    int at = text.indexOf('@');
    if (text.chars().anyMatch(Character::isWhitespace)) {
      return "contains white space";
    }
    if (WIDE.matcher(text).find()) {
      return "contains full-width characters";
    }
    if (at != text.lastIndexOf('@')) {
      return "contains more than one '@'";
    }
    if (PUNCTUATION.matcher(text).find()) {
      return "contains quotes, brackets or other punctuation";
    }
    return at > 0 && HOST.matcher(text.substring(at + 1)).matches() ? null : "must be name@domain";
  }

  static DsrException refused(IdentifierKind kind, String problem) {
    return new DsrException(
        DsrError.INVALID_IDENTIFIER, "An identifier of kind '" + kind.name() + "' " + problem);
  }
}
