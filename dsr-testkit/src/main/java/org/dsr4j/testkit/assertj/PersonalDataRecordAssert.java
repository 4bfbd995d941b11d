package org.dsr4j.testkit.assertj;

import org.assertj.core.api.AbstractAssert;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Strength;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/** Assertions about one record. */
public final class PersonalDataRecordAssert
    extends AbstractAssert<PersonalDataRecordAssert, PersonalDataRecord> {

  PersonalDataRecordAssert(@Nullable PersonalDataRecord actual) {
    super(actual, PersonalDataRecordAssert.class);
  }

  /**
   * Checks the source of the record.
   *
   * <pre>{@code
   * assertThat(record).isFrom("azuread/aad-user");           // passes for an account
   * assertThat(record).isFrom("azuread/aad-sign-in-logs");   // fails for it
   * }</pre>
   *
   * @param source {@code "instance/source"}
   * @return this
   */
  public PersonalDataRecordAssert isFrom(String source) {
    isNotNull();
    return require("source", source, actual.source().toString());
  }

  /**
   * Checks the tenant.
   *
   * <pre>{@code
   * assertThat(record).isOfTenant(tenantId);       // passes for a record of that tenant
   * assertThat(record).isOfTenant(otherTenantId);  // fails for it
   * }</pre>
   *
   * @param tenant the tenant
   * @return this
   */
  public PersonalDataRecordAssert isOfTenant(TenantId tenant) {
    isNotNull();
    return require("tenant", tenant.value(), actual.tenant().value());
  }

  /**
   * Checks the key.
   *
   * <pre>{@code
   * assertThat(record).hasKey("event-1");   // passes for the record of that id
   * assertThat(record).hasKey("event-2");   // fails for it
   * }</pre>
   *
   * @param key the key's value
   * @return this
   */
  public PersonalDataRecordAssert hasKey(String key) {
    isNotNull();
    return require("key", key, actual.key().value());
  }

  /**
   * Checks by which identifier the record matched the person.
   *
   * <pre>{@code
   * assertThat(record).isMatchedBy(IdentifierKind.OBJECT_ID, Strength.STRONG);   // passes for an id
   * assertThat(record).isMatchedBy(IdentifierKind.MAIL, Strength.WEAK);          // fails for it
   * }</pre>
   *
   * @param kind the kind of identifier that matched
   * @param strength the strength of the match
   * @return this
   */
  public PersonalDataRecordAssert isMatchedBy(IdentifierKind kind, Strength strength) {
    isNotNull();
    return require(
        "match",
        kind.name() + " " + strength,
        actual.match().kind().name() + " " + actual.match().strength());
  }

  /**
   * Selects the content.
   *
   * <pre>{@code
   * assertThat(record).content().hasValues("id", "1");   // passes for {"id":"1"}
   * assertThat(record).content().hasValues("id", "2");   // fails for it
   * }</pre>
   *
   * @return assertions about it
   */
  public ContentAssert content() {
    isNotNull();
    return new ContentAssert(actual.content()).as(info.description());
  }

  private PersonalDataRecordAssert require(String what, String expected, String seen) {
    if (!expected.equals(seen)) {
      throw failureWithActualExpected(
          seen,
          expected,
          "Expecting the %s of a record from %s to be%n  %s%nbut it is%n  %s",
          what,
          actual.source(),
          expected,
          seen);
    }
    return this;
  }
}
