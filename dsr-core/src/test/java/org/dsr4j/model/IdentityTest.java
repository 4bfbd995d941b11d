package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  private static final Identifier MAIL = Identifier.of(IdentifierKind.MAIL, "a@contoso.example");
  private static final Identifier DEVICE = Identifier.of(IdentifierKind.DEVICE_ID, "d-1");
  private static final Facet USER =
      new Facet(Facet.USER, List.of(KnownIdentifier.strong(MAIL, "a")), List.of());
  private static final Facet DEVICES =
      new Facet(
          Facet.DEVICES,
          List.of(KnownIdentifier.weak(DEVICE, "a")),
          List.of(Gap.notReadable(DsrError.ADAPTER_FAILURE, "no permission")));

  private final Identity identity =
      new Identity("subject-1", DataSubject.of(MAIL), List.of(USER, DEVICES));

  @Test
  void identifiersAreFoundByKindInAllFacets() {
    assertThat(identity.value(IdentifierKind.MAIL)).contains("a@contoso.example");
    assertThat(identity.identifiers(IdentifierKind.DEVICE_ID)).hasSize(1);
    assertThat(identity.value(IdentifierKind.OBJECT_ID)).isEmpty();
  }

  @Test
  void aFacetWithAGapIsIncomplete() {
    assertThat(identity.facet(Facet.USER).orElseThrow().complete()).isTrue();
    assertThat(identity.facet(Facet.DEVICES).orElseThrow().complete()).isFalse();
    assertThat(identity.facet("licences")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Mail", "mail address", "1mail", "mail_address"})
  void aKindHasAPlainName(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> IdentifierKind.immutable(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a/", "/a", "a//b", "[]", "a/[]", " "})
  void aFieldPathNamesPropertiesOnly(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> FieldPath.of(path));
  }

  @Test
  void bracketsInAFieldPathHaveNoEffect() {
    assertThat(FieldPath.of("a[]/b")).isEqualTo(FieldPath.of("a/b")).hasToString("a/b");
  }

  @Test
  void aRecordKeyIsNeverBlank() {
    assertThatIllegalArgumentException().isThrownBy(() -> RecordKey.of(" "));
  }
}
