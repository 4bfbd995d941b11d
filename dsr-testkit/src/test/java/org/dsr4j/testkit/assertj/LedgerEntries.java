package org.dsr4j.testkit.assertj;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorDescriptor;
import org.dsr4j.model.ErrorFamily;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceRef;

/** Ledger lines of all kinds, and the message of the failure that a test is about. */
final class LedgerEntries {

  enum HrError implements ErrorCode {
    FORBIDDEN,
    BROKEN;

    @Override
    public ErrorDescriptor descriptor() {
      return ErrorDescriptor.of("hr", this, ErrorFamily.EXTERNAL, false);
    }
  }

  static final LedgerEntry FOUND_TWO = counted("employee", 2, 0, 0, Map.of());
  static final LedgerEntry NONE = counted("badge", 0, 0, 0, Map.of());
  static final LedgerEntry COUNTED = counted("mail", 1, 2, 3, Map.of("pin", 1L));
  static final LedgerEntry NOT_READABLE =
      with("payroll", 0, Gap.notReadable(HrError.FORBIDDEN, "Grant Payroll.Read"));
  static final LedgerEntry FAILED =
      with("leave", 7, Gap.failed(HrError.BROKEN, "Page 2 broke off"));
  static final LedgerEntry SKIPPED =
      with("archive", 0, new Gap(LedgerStatus.SKIPPED, HrError.FORBIDDEN, "By policy"));

  private LedgerEntries() {}

  static LedgerEntry counted(
      String source, long found, long quarantined, long duplicates, Map<String, Long> withheld) {
    return LedgerEntry.of(
        new SourceRef("hr", source),
        "Title of " + source,
        new LedgerEntry.Counts(found, quarantined, duplicates, withheld),
        List.of());
  }

  static LedgerEntry with(String source, long found, Gap... parts) {
    return LedgerEntry.of(
        new SourceRef("hr", source),
        "Title of " + source,
        new LedgerEntry.Counts(found, 0, 0, Map.of()),
        List.of(parts));
  }

  static Ledger ledger(LedgerEntry... entries) {
    return new Ledger(List.of(entries));
  }

  /** The message of an assertion that must fail. */
  static String failure(ThrowingCallable assertion) {
    AssertionError error = catchThrowableOfType(AssertionError.class, assertion);
    return String.valueOf(error.getMessage());
  }
}
