package org.dsr4j.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceDescriptorTest {

  private static final String ID = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";

  private final Identity anna =
      new Identity(
          "subject-1",
          DataSubject.objectId(ID),
          List.of(
              new Facet(
                  Facet.USER,
                  List.of(
                      KnownIdentifier.strong(Identifier.of(IdentifierKind.OBJECT_ID, ID), "a"),
                      KnownIdentifier.strong(
                          Identifier.of(IdentifierKind.MAIL, "anna@contoso.example"), "a")),
                  List.of())));

  private static SourceDescriptor.Builder source(String id) {
    SourceDescriptor.Builder builder =
        SourceDescriptor.builder(id, "Sign-ins").category(SourceCategory.AUDIT_LOG);
    for (Action action : Action.values()) {
      builder.on(action, ActionSupport.supported());
    }
    return builder;
  }

  private static Content json(String text) {
    return Content.ofJson(text.getBytes(UTF_8));
  }

  @Test
  void theStrongestOfItsRulesCounts() {
    SourceDescriptor source =
        source("sign-ins")
            .match(
                MatchRule.field("mail", IdentifierKind.MAIL),
                MatchRule.field("id", IdentifierKind.OBJECT_ID))
            .build();
    String both = "{\"mail\":\"anna@contoso.example\",\"id\":\"" + ID + "\"}";

    assertThat(source.match(anna, json(both)).orElseThrow().strong()).isTrue();
    assertThat(source.match(anna, json("{\"mail\":\"ANNA@contoso.example\"}")).orElseThrow())
        .isEqualTo(new Match(IdentifierKind.MAIL, "mail", Strength.WEAK));
    assertThat(source.match(anna, json("{\"id\":\"x\"}"))).isEmpty();
  }

  @Test
  void nothingMatchesWithoutRules() {
    assertThat(source("sign-ins").build().match(anna, json("{}"))).isEmpty();
  }

  @Test
  void everyActionMustBeDeclared() {
    SourceDescriptor.Builder silent =
        SourceDescriptor.builder("sign-ins", "Sign-ins")
            .category(SourceCategory.AUDIT_LOG)
            .readable();

    assertThatIllegalStateException().isThrownBy(silent::build).withMessageContaining("AUDIT");
  }

  @Test
  void theCategoryMustBeDeclared() {
    SourceDescriptor.Builder bare = SourceDescriptor.builder("sign-ins", "Sign-ins");

    assertThatIllegalStateException().isThrownBy(bare::build).withMessageContaining("category");
  }

  @Test
  void anIdThatIsInvalidAsAFileNameIsRejected() {
    for (String id : List.of("", "Sign-ins", "a/b", "../x", "1a", "a b", "a".repeat(64))) {
      assertThatThrownBy(() -> SourceDescriptor.builder(id, "t"))
          .isInstanceOf(DsrException.class)
          .hasMessageEndingWith("[dsr.invalid-id]");
    }
  }

  @Test
  void listsGrowAndLaterBuilderCallsHaveNoEffect() {
    SourceDescriptor.Builder builder = source("sign-ins").secret("key").secret("pin", "puk");
    SourceDescriptor first = builder.build();
    builder.secret("late").purpose("late");

    assertThat(first.purpose()).isEmpty();
    assertThat(first.secretFields())
        .extracting(FieldPath::toString)
        .containsExactly("key", "pin", "puk");
  }
}
