package org.dsr4j.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatchRuleTest {

  private static final String ID = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
  private static final String OTHER = "9f8e7d6c-2fa1-11d2-883f-0016d3cca427";
  private static final String UPN = "anna@contoso.example";

  private final Identity anna =
      identity(
          KnownIdentifier.strong(Identifier.of(IdentifierKind.OBJECT_ID, ID), "request"),
          KnownIdentifier.strong(
              Identifier.of(IdentifierKind.USER_PRINCIPAL_NAME, UPN), "request"));

  private static Identity identity(KnownIdentifier... known) {
    Identifier first = known[0].identifier();
    return new Identity(
        "subject-1",
        DataSubject.of(first),
        List.of(new Facet(Facet.USER, List.of(known), List.of())));
  }

  private static Optional<Match> match(MatchRule rule, Identity who, String json) {
    return rule.evaluate(who, Content.ofJson(json.getBytes(UTF_8)));
  }

  @Test
  void anAddressRuleMatchesAPersonWithAnIdentifierOfTheKind() {
    Match match = match(MatchRule.byRequest(IdentifierKind.OBJECT_ID), anna, "{}").orElseThrow();

    assertThat(match).isEqualTo(new Match(IdentifierKind.OBJECT_ID, "address", Strength.STRONG));
    assertThat(match(MatchRule.byRequest(IdentifierKind.DEVICE_ID), anna, "{}")).isEmpty();
  }

  @Test
  void aFieldRuleMatchesWhenTheFieldNamesThePerson() {
    MatchRule rule = MatchRule.field("owner/id", IdentifierKind.OBJECT_ID);

    assertThat(match(rule, anna, "{\"owner\":{\"id\":\"" + ID + "\"}}").orElseThrow())
        .isEqualTo(new Match(IdentifierKind.OBJECT_ID, "owner/id", Strength.STRONG));
    assertThat(match(rule, anna, "{\"owner\":{\"id\":\"" + OTHER + "\"}}")).isEmpty();
    assertThat(match(rule, anna, "{\"id\":\"" + ID + "\"}")).isEmpty();
    assertThat(match(rule, anna, "{\"owner\":{\"id\":null}}")).isEmpty();
  }

  @Test
  void oneOfSeveralValuesIsEnough() {
    MatchRule rule = MatchRule.field("targets[]/id", IdentifierKind.OBJECT_ID);

    assertThat(
            match(rule, anna, "{\"targets\":[{\"id\":\"" + OTHER + "\"},{\"id\":\"" + ID + "\"}]}"))
        .isPresent();
  }

  @Test
  void caseAndSurroundingSpaceAreIgnoredByDefault() {
    MatchRule rule = MatchRule.field("id", IdentifierKind.OBJECT_ID);
    IdentifierKind exact = new IdentifierKind("badge", true, true, true);
    Identity holder = identity(KnownIdentifier.strong(Identifier.of(exact, "aB1"), "request"));

    assertThat(match(rule, anna, "{\"id\":\" " + ID.toUpperCase(java.util.Locale.ROOT) + " \"}"))
        .isPresent();
    assertThat(match(MatchRule.field("b", exact), holder, "{\"b\":\"aB1\"}")).isPresent();
    assertThat(match(MatchRule.field("b", exact), holder, "{\"b\":\"ab1\"}")).isEmpty();
  }

  @Test
  void aPartOfAnIdentifierMatchesNoPerson() {
    MatchRule rule = MatchRule.field("upn", IdentifierKind.USER_PRINCIPAL_NAME);

    assertThat(match(rule, anna, "{\"upn\":\"x" + UPN + "\"}")).isEmpty();
    assertThat(match(rule, anna, "{\"upn\":\"anna\"}")).isEmpty();
  }

  @Test
  void theEmptyGuidAndBlankValuesMatchNoPerson() {
    String zero = "00000000-0000-0000-0000-000000000000";
    Identity nobody =
        identity(KnownIdentifier.strong(Identifier.of(IdentifierKind.OBJECT_ID, zero), "request"));
    MatchRule rule = MatchRule.field("id", IdentifierKind.OBJECT_ID);

    assertThat(match(rule, nobody, "{\"id\":\"" + zero + "\"}")).isEmpty();
    assertThat(match(rule, anna, "{\"id\":\"  \"}")).isEmpty();
  }

  @Test
  void aWeakIdentifierMatchesWeaklyAndAStrongOneWinsOverIt() {
    IdentifierKind kind = IdentifierKind.DEVICE_ID;
    KnownIdentifier shared = KnownIdentifier.weak(Identifier.of(kind, OTHER), "a");
    KnownIdentifier own = KnownIdentifier.strong(Identifier.of(kind, ID), "a");
    MatchRule rule = MatchRule.field("ids[]", kind);
    String both = "{\"ids\":[\"" + OTHER + "\",\"" + ID + "\"]}";

    assertThat(match(rule, identity(shared, own), "{\"ids\":[\"" + OTHER + "\"]}").orElseThrow())
        .extracting(Match::strong)
        .isEqualTo(false);
    assertThat(match(rule, identity(shared, own), both).orElseThrow().strong()).isTrue();
    assertThat(match(MatchRule.byRequest(kind), identity(shared), "{}").orElseThrow().strong())
        .isFalse();
    assertThat(match(MatchRule.byRequest(kind), identity(shared, own), "{}").orElseThrow().strong())
        .isTrue();
  }

  @Test
  void aKindWithOtherPropertiesIsAnotherKind() {
    IdentifierKind same = new IdentifierKind("object-id", true, true, true);

    assertThat(match(MatchRule.field("id", same), anna, "{\"id\":\"" + ID + "\"}")).isEmpty();
  }

  @Test
  void aDecidingFieldNeedsAFieldAndAKind() {
    FieldPath path = FieldPath.of("id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchRule(path, IdentifierKind.MAIL, path, null, null, null, null));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new MatchRule(
                    path, IdentifierKind.MAIL, null, IdentifierKind.OBJECT_ID, null, null, null));
  }

  @Test
  void aWeakeningFieldNeedsAFieldAndAKind() {
    FieldPath path = FieldPath.of("id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchRule(path, IdentifierKind.MAIL, null, null, null, path, null));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new MatchRule(
                    path, IdentifierKind.MAIL, null, null, null, null, IdentifierKind.OBJECT_ID));
  }
}
