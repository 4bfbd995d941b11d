package org.dsr4j.it.audit;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Report;
import org.dsr4j.model.Window;

/**
 * The result of an audit.
 *
 * @param records the delivered records
 */
record AuditResult(Report report, List<PersonalDataRecord> records) {

  static AuditResult of(Dsr dsr, DsrRequest request, Window window) {
    List<PersonalDataRecord> records = new ArrayList<>();
    Report report = dsr.audit(request, window, ExportTarget.records(records::add));
    return new AuditResult(report, records);
  }

  List<PersonalDataRecord> of(String source) {
    return records.stream().filter(one -> one.source().source().equals(source)).toList();
  }

  List<String> ids(String source) {
    return of(source).stream().map(one -> one.content().text("id").orElseThrow()).toList();
  }

  /** The library's own changes, by their names in the service. */
  List<String> ownChanges(String source, String name) {
    return of(source).stream()
        .filter(one -> one.match().kind().equals(IdentifierKind.CORRELATION_ID))
        .map(one -> one.content().text(name).orElseThrow())
        .toList();
  }

  LedgerEntry entry(String source) {
    return report.ledger().entry(source).orElseThrow();
  }
}
