package org.dsr4j.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardedMatchTest {

  private static final String ID = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
  private static final String OTHER = "9f8e7d6c-2fa1-11d2-883f-0016d3cca427";
  private static final String UPN = "anna@contoso.example";
  private static final MatchRule NAMED =
      MatchRule.field("upn", IdentifierKind.USER_PRINCIPAL_NAME)
          .decidedBy("userId", IdentifierKind.OBJECT_ID);
  private static final MatchRule ADDRESSED =
      MatchRule.byRequest(IdentifierKind.DEVICE_ID).decidedBy("userId", IdentifierKind.OBJECT_ID);

  private static final MatchRule TARGET =
      MatchRule.field("targets/upn", IdentifierKind.USER_PRINCIPAL_NAME)
          .decidedBy("targets/id", IdentifierKind.OBJECT_ID);

  private static final KnownIdentifier OBJECT =
      KnownIdentifier.strong(Identifier.of(IdentifierKind.OBJECT_ID, ID), "directory");
  private static final KnownIdentifier NAME =
      KnownIdentifier.strong(Identifier.of(IdentifierKind.USER_PRINCIPAL_NAME, UPN), "request");
  private static final KnownIdentifier DEVICE =
      KnownIdentifier.strong(Identifier.of(IdentifierKind.DEVICE_ID, OTHER), "directory");

  private static Optional<Strength> strength(MatchRule rule, String json, KnownIdentifier... who) {
    Identity identity =
        new Identity(
            "subject-1",
            DataSubject.of(who[0].identifier()),
            List.of(new Facet(Facet.USER, List.of(who), List.of())));
    return rule.evaluate(identity, Content.ofJson(json.getBytes(UTF_8))).map(Match::strength);
  }

  private static String row(String upn, String userId) {
    return "{\"upn\":\"" + upn + "\",\"userId\":\"" + userId + "\"}";
  }

  private static KnownIdentifier weak(KnownIdentifier known) {
    return KnownIdentifier.weak(known.identifier(), known.provenance());
  }

  @Test
  void aDecidingFieldOfThePersonMakesAReassignedNameStrong() {
    assertThat(strength(NAMED, row(UPN, ID), OBJECT, NAME)).contains(Strength.STRONG);
    assertThat(strength(NAMED, row(UPN, ID), OBJECT, weak(NAME))).contains(Strength.STRONG);
  }

  @Test
  void aDecidingFieldOfAnotherPersonPreventsANameMatch() {
    assertThat(strength(NAMED, row(UPN, OTHER), OBJECT, NAME)).isEmpty();
  }

  @Test
  void aDecidingFieldDoesNotReplaceTheField() {
    assertThat(strength(NAMED, row("bert@contoso.example", ID), OBJECT, NAME)).isEmpty();
  }

  @Test
  void aDecidingFieldWithoutAValueHasNoEffect() {
    String zero = "00000000-0000-0000-0000-000000000000";
    assertThat(strength(NAMED, row(UPN, zero), OBJECT, NAME)).contains(Strength.WEAK);
    assertThat(strength(NAMED, row(UPN, ""), OBJECT, NAME)).contains(Strength.WEAK);
    assertThat(strength(NAMED, "{\"upn\":\"" + UPN + "\"}", OBJECT, NAME)).contains(Strength.WEAK);
    assertThat(strength(NAMED, "{\"upn\":\"" + UPN + "\",\"userId\":null}", OBJECT, NAME))
        .contains(Strength.WEAK);
  }

  @Test
  void aDecidingFieldOfAnotherPersonMakesAnAddressMatchWeak() {
    assertThat(strength(ADDRESSED, "{\"userId\":\"" + OTHER + "\"}", OBJECT, DEVICE))
        .contains(Strength.WEAK);
  }

  @Test
  void aDecidingFieldOfThePersonKeepsAnAddressMatchStrong() {
    assertThat(strength(ADDRESSED, "{\"userId\":\"" + ID + "\"}", OBJECT, DEVICE))
        .contains(Strength.STRONG);
    assertThat(strength(ADDRESSED, "{\"userId\":null}", OBJECT, DEVICE)).contains(Strength.STRONG);
    assertThat(strength(ADDRESSED, "{\"userId\":null}", OBJECT, weak(DEVICE)))
        .contains(Strength.WEAK);
  }

  @Test
  void aRowWithoutTheDecidingFieldIsWeak() {
    assertThat(strength(ADDRESSED, "{}", OBJECT, DEVICE)).contains(Strength.WEAK);
    assertThat(strength(ADDRESSED, "{\"userIdX\":\"" + ID + "\"}", OBJECT, DEVICE))
        .contains(Strength.WEAK);
    assertThat(strength(ADDRESSED, "{\"userId\":{\"id\":\"" + ID + "\"}}", OBJECT, DEVICE))
        .contains(Strength.WEAK);
  }

  @Test
  void aWeakDecidingIdentifierDoesNotMakeAMatchStrong() {
    assertThat(strength(NAMED, row(UPN, ID), weak(OBJECT), NAME)).contains(Strength.WEAK);
    assertThat(strength(ADDRESSED, "{\"userId\":\"" + ID + "\"}", weak(OBJECT), weak(DEVICE)))
        .contains(Strength.WEAK);
  }

  @Test
  void aReassignedNameIsNotADecidingIdentifier() {
    MatchRule rule =
        MatchRule.field("mail", IdentifierKind.MAIL)
            .decidedBy("upn", IdentifierKind.USER_PRINCIPAL_NAME);
    KnownIdentifier mail =
        KnownIdentifier.strong(Identifier.of(IdentifierKind.MAIL, UPN), "request");

    assertThat(strength(rule, "{\"mail\":\"" + UPN + "\",\"upn\":\"" + UPN + "\"}", NAME, mail))
        .contains(Strength.WEAK);
  }

  @Test
  void aWeakeningFieldMakesARowOfAnotherPersonWeak() {
    MatchRule rule =
        MatchRule.field("device", IdentifierKind.DEVICE_ID)
            .weakenedBy("upn", IdentifierKind.USER_PRINCIPAL_NAME);
    KnownIdentifier device =
        KnownIdentifier.strong(Identifier.of(IdentifierKind.DEVICE_ID, "d1"), "directory");

    assertThat(strength(rule, "{\"device\":\"d1\",\"upn\":\"bert@x.example\"}", NAME, device))
        .contains(Strength.WEAK);
    assertThat(strength(rule, "{\"device\":\"d1\",\"upn\":\"" + UPN + "\"}", NAME, device))
        .contains(Strength.STRONG);
    assertThat(strength(rule, "{\"device\":\"d1\",\"upn\":\"\"}", NAME, device))
        .contains(Strength.STRONG);
    assertThat(strength(rule, "{\"device\":\"d1\"}", NAME, device)).contains(Strength.WEAK);
    assertThat(strength(rule, "{\"device\":\"d2\",\"upn\":\"" + UPN + "\"}", NAME, device))
        .isEmpty();
  }

  @Test
  void aRowMayNameThePersonByTheAddressOnlyIfTheRuleAllowsIt() {
    MatchRule rule =
        MatchRule.byRequest(IdentifierKind.DEVICE_ID)
            .decidedByIfPresent("userId", IdentifierKind.OBJECT_ID);

    assertThat(strength(rule, "{}", OBJECT, DEVICE)).contains(Strength.STRONG);
    assertThat(strength(rule, "{\"userId\":\"" + OTHER + "\"}", OBJECT, DEVICE))
        .contains(Strength.WEAK);
  }

  @Test
  void eachObjectOfAListIsDecidedAlone() {
    String person = "{\"upn\":\"" + UPN + "\",\"id\":null}";
    String namesake = "{\"upn\":\"" + UPN + "\",\"id\":\"" + OTHER + "\"}";
    String group = "{\"upn\":null,\"id\":\"" + OTHER + "\"}";

    assertThat(strength(TARGET, targets(group, person), OBJECT, NAME)).contains(Strength.WEAK);
    assertThat(strength(TARGET, targets(person, namesake), OBJECT, NAME)).contains(Strength.WEAK);
    assertThat(strength(TARGET, targets(group, namesake), OBJECT, NAME)).isEmpty();
  }

  @Test
  void theIdOfOneObjectDecidesNothingAboutAnother() {
    String namesake = "{\"upn\":\"" + UPN + "\",\"id\":\"" + OTHER + "\"}";
    String person = "{\"upn\":null,\"id\":\"" + ID + "\"}";
    String complete = "{\"upn\":\"" + UPN + "\",\"id\":\"" + ID + "\"}";

    assertThat(strength(TARGET, targets(namesake, person), OBJECT, NAME)).isEmpty();
    assertThat(strength(TARGET, targets(namesake, complete), OBJECT, NAME))
        .contains(Strength.STRONG);
  }

  @Test
  void anObjectOfAListWithoutTheDecidingFieldIsWeak() {
    String person = "{\"upn\":\"" + UPN + "\"}";
    String group = "{\"id\":\"" + OTHER + "\"}";

    assertThat(strength(TARGET, targets(group, person), OBJECT, NAME)).contains(Strength.WEAK);
  }

  private static String targets(String... objects) {
    return "{\"targets\":[" + String.join(",", objects) + "]}";
  }
}
