package org.dsr4j.testkit.assertj;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.dsr4j.model.Content;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedTenant;
import org.jspecify.annotations.Nullable;

/**
 * Entry point to all assertions, those of AssertJ included: one static import is enough.
 *
 * <pre>{@code
 * import static org.dsr4j.testkit.assertj.DsrAssertions.*;
 *
 * assertThat(report).isComplete().entry("azuread/aad-user").isFound(1);
 * assertThatPackage(zip).isSound().neverMentions("colleague@contoso.com");
 * assertThat(tenant).requests().onlyRead();
 * }</pre>
 *
 * <p>In all assertions, {@code "azuread/aad-user"} means the source of one instance and {@code
 * "aad-user"} the source of the only instance that declares it.
 */
public final class DsrAssertions extends Assertions {

  private DsrAssertions() {}

  /**
   * Begins assertions about a report.
   *
   * @param actual the report
   * @return the assertions
   */
  public static ReportAssert assertThat(@Nullable Report actual) {
    return new ReportAssert(actual);
  }

  /**
   * Begins assertions about a ledger.
   *
   * @param actual the ledger
   * @return the assertions
   */
  public static LedgerAssert assertThat(@Nullable Ledger actual) {
    return new LedgerAssert(actual);
  }

  /**
   * Begins assertions about a line of a ledger.
   *
   * @param actual the entry
   * @return the assertions
   */
  public static LedgerEntryAssert assertThat(@Nullable LedgerEntry actual) {
    return new LedgerEntryAssert(actual);
  }

  /**
   * Begins assertions about a record.
   *
   * @param actual the record
   * @return the assertions
   */
  public static PersonalDataRecordAssert assertThat(@Nullable PersonalDataRecord actual) {
    return new PersonalDataRecordAssert(actual);
  }

  /**
   * Begins assertions about a record's content.
   *
   * @param actual the content
   * @return the assertions
   */
  public static ContentAssert assertThat(@Nullable Content actual) {
    return new ContentAssert(actual);
  }

  /**
   * Begins assertions about a simulated tenant.
   *
   * @param actual the tenant
   * @return the assertions
   */
  public static SimulatedTenantAssert assertThat(@Nullable SimulatedTenant actual) {
    return new SimulatedTenantAssert(actual);
  }

  /**
   * Begins assertions about records, in their order.
   *
   * @param actual the records
   * @return the assertions
   */
  public static RecordsAssert assertThatRecords(@Nullable List<PersonalDataRecord> actual) {
    return new RecordsAssert(actual);
  }

  /**
   * Begins assertions about requests, oldest first.
   *
   * @param actual the requests
   * @return the assertions
   */
  public static RequestsAssert assertThatRequests(@Nullable List<RecordedRequest> actual) {
    return new RequestsAssert(actual);
  }

  /**
   * Begins assertions about an access package.
   *
   * @param actual the zip file; it is read once, when the first assertion needs it
   * @return the assertions
   */
  public static PackageAssert assertThatPackage(@Nullable Path actual) {
    return new PackageAssert(actual);
  }
}
