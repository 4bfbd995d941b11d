package org.dsr4j.azuread.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.Strength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that assign the rows of shared lists to exactly one person. */
class MatchRulesTest {

  private final Identity person = TestIdentities.since(Instant.parse("2026-01-01T00:00:00Z"));

  @Test
  void ownersAndUsersOfASharedDeviceAreNotKeptUnlessTheyAreThePerson() {
    String rows = "aad-device-owners-users";

    assertThat(strength(rows, "{'id':'" + TestIdentities.ID + "'}")).contains(Strength.STRONG);
    assertThat(strength(rows, "{'id':'" + TestIdentities.ANOTHER + "'}")).isEmpty();
  }

  @Test
  void aSignUpByAnAddressCountsWithinTheAddresssLifetimeOnly() {
    assertThat(signUp("null", "2026-02-01T00:00:00Z")).contains(Strength.STRONG);
    assertThat(signUp("null", "2025-02-01T00:00:00Z")).contains(Strength.WEAK);
  }

  @Test
  void aSignUpOfAnotherAccountWithTheSameAddressIsNotThePersons() {
    assertThat(signUp("'" + TestIdentities.ANOTHER + "'", "2026-02-01T00:00:00Z")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'technicalNotificationMails':['ada@contoso.com','bob@contoso.com']}",
        "{'privacyProfile':{'contactEmail':'ada@contoso.com'}}"
      })
  void anAddressWithoutADateIsShownAndNoMore(String row) {
    assertThat(strength("aad-organization-contacts", row)).contains(Strength.WEAK);
  }

  @Test
  void aPolicyIsThePersonsWhetherItIncludesOrExcludes() {
    String policies = "aad-conditional-access-references";

    assertThat(strength(policies, policy("includeUsers"))).contains(Strength.STRONG);
    assertThat(strength(policies, policy("excludeUsers"))).contains(Strength.STRONG);
    assertThat(strength(policies, "{'conditions':{'users':{'includeUsers':['All']}}}")).isEmpty();
  }

  @Test
  void aReviewIsOfThePersonAndByThePerson() {
    String decisions = "aad-access-review-decisions";

    assertThat(strength(decisions, "{'principal':{'id':'" + TestIdentities.ID + "'}}"))
        .contains(Strength.STRONG);
    assertThat(
            strength(
                decisions,
                "{'principal':{'id':'"
                    + TestIdentities.ANOTHER
                    + "'},'reviewedBy':{'id':'"
                    + TestIdentities.ID
                    + "'}}"))
        .contains(Strength.STRONG);
  }

  @Test
  void noRuleOfAnySourceReadsADisplayName() {
    assertThat(AzureAdCatalogue.get().entries())
        .flatExtracting(entry -> entry.descriptor().matchRules())
        .extracting(MatchRule::field)
        .filteredOn(field -> field != null)
        .extracting(Object::toString)
        .noneMatch(field -> field.toLowerCase(Locale.ROOT).contains("displayname"));
  }

  private Optional<Strength> signUp(String userId, String at) {
    return strength(
        "aad-sign-ups",
        "{'userId':"
            + userId
            + ",'createdDateTime':'"
            + at
            + "','signUpIdentity':{'signUpIdentifier':'ada@contoso.com'}}");
  }

  private static String policy(String field) {
    return "{'conditions':{'users':{'" + field + "':['" + TestIdentities.ID + "']}}}";
  }

  private Optional<Strength> strength(String source, String row) {
    byte[] json = row.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return AzureAdCatalogue.get()
        .entry(source)
        .orElseThrow()
        .descriptor()
        .match(person, Content.ofJson(json))
        .map(Match::strength);
  }
}
