package org.dsr4j.intune.sources;

import static org.dsr4j.model.MatchRule.field;

import java.util.stream.Stream;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;

/**
 * Rules for fields into which somebody typed an address: a mail address or an account's name of the
 * person. Nothing says when it was typed, and addresses are recycled, so these matches stay weak
 * unless the caller dates them.
 */
final class FreeTextAddressRules {

  private FreeTextAddressRules() {}

  /** Whichever address of the person the field holds. */
  static MatchRule[] rulesFor(String path) {
    return rules(path).toArray(MatchRule[]::new);
  }

  /** The same in rows with a date: what was written during the address's lifetime is strong. */
  static MatchRule[] rulesFor(String path, String date) {
    return rules(path).map(rule -> rule.withDateField(date)).toArray(MatchRule[]::new);
  }

  /** An Apple id, which mostly is a mail address. */
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
