package org.dsr4j.graph.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.dsr4j.model.IdentifierKind.DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.OTHER_MAIL;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.field;

import java.util.List;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every match rule of a catalogue has a read that returns the rows it matches. */
class CatalogueTest {

  private static final MatchRule BY_ID = field("who/id", OBJECT_ID);
  private static final MatchRule BY_NAME = field("who/name", USER_PRINCIPAL_NAME);

  private static Read rows() {
    return Read.list(GraphVersion.V1, "/rows");
  }

  private static Catalogue catalogue(MatchRule rule, Read... reads) {
    CatalogueEntry entry =
        CatalogueEntry.builder("rows", "Rows")
            .category(SourceCategory.CUSTOMER_DATA)
            .purpose("tests")
            .retention("none")
            .permissions("Rows.Read.All")
            .match(BY_ID, rule)
            .read(reads)
            .changes(ChangeSupport.noRestriction(), ChangeSupport.fact(), ChangeSupport.log())
            .build();
    return Catalogue.of(List.of(entry));
  }

  static List<Read> readsWithoutTheRows() {
    return List.of(
        rows().filter("who/id eq {userId}"),
        rows().filter("who/other eq {userPrincipalName}"),
        rows().filter("who/name eq {userId}"),
        rows().lacking("the type has ids only", "who/name"),
        Read.single(GraphVersion.V1, "/rows/{contactId}"),
        Read.list(GraphVersion.V1, "/users/{userId}/rows").lacking("ids only", "who/name"));
  }

  @ParameterizedTest
  @MethodSource("readsWithoutTheRows")
  void aRuleWhoseRowsNoReadReturnsIsRefused(Read read) {
    Read ids = rows().filter("who/id eq {userId}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalogue(BY_NAME, ids, read))
        .withMessageContaining("who/name")
        .withMessageContaining("user-principal-name");
  }

  static List<Read> readsWithTheRows() {
    return List.of(
        rows(),
        rows().filter("kind eq 'x'"),
        rows().filter("who/name eq {userPrincipalName}"),
        rows().filter("who/any(w:w/name eq {userPrincipalName})"),
        rows().filter("who/id eq {userId} or who/name eq {userPrincipalName}"),
        rows().filter("who/name eq {address}"),
        Read.list(GraphVersion.V1, "/users/{userId}/rows"));
  }

  @ParameterizedTest
  @MethodSource("readsWithTheRows")
  void aRuleWhoseRowsAReadReturnsIsAccepted(Read read) {
    Read ids = rows().filter("who/id eq {userId}");

    assertThat(catalogue(BY_NAME, ids, read).entries()).hasSize(1);
  }

  @Test
  void aFilterByEveryAddressReturnsTheRowsOfEachKindOfAddress() {
    Read ids = rows().filter("who/id eq {userId}");
    Read mails = rows().filter("mail eq {address}");

    assertThat(catalogue(field("mail", MAIL), ids, mails).entries()).hasSize(1);
    assertThat(catalogue(field("mail", OTHER_MAIL), ids, mails).entries()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalogue(field("mail", DEVICE_ID), ids, mails));
  }
}
