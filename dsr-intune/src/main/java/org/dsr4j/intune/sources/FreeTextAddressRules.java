package org.dsr4j.intune.sources;

import static org.dsr4j.model.MatchRule.field;

import java.util.stream.Stream;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;

/**
 * The rules for free-text fields with an address: a mail address or an account name of the person.
 * The date of the text is unknown, and addresses are reused, so these matches stay weak unless the
 * caller sets a date.
 */
final class FreeTextAddressRules {

  private FreeTextAddressRules() {}

  /** Matches any address of the person. */
  static MatchRule[] rulesFor(String path) {
    return rules(path).toArray(MatchRule[]::new);
  }

  /**
   * Matches any address in rows with a date: a text from the lifetime of the address is a strong
   * match.
   */
  static MatchRule[] rulesFor(String path, String date) {
    return rules(path).map(rule -> rule.withDateField(date)).toArray(MatchRule[]::new);
  }

  /** Matches an Apple id, which usually is a mail address. */
  static MatchRule[] appleIdRules(String path) {
    return Stream.concat(Stream.of(field(path, GraphIdentifierKinds.APPLE_ID)), rules(path))
        .toArray(MatchRule[]::new);
  }

  private static Stream<MatchRule> rules(String path) {
    return Stream.of(
            IdentifierKind.MAIL, IdentifierKind.PROXY_ADDRESS, IdentifierKind.USER_PRINCIPAL_NAME)
        .map(kind -> field(path, kind));
  }
}
