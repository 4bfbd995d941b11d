package org.dsr4j.internal.engine;

import java.util.List;
import java.util.Optional;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;

/**
 * What the rows say about a person whom no service knows. "No account" is not "no data": the person
 * is unknown only when every source that was read is empty.
 *
 * @param withoutAccount whether every service was asked and none knows the person
 * @param entries the entries of all sources
 */
record NoAccount(boolean withoutAccount, List<LedgerEntry> entries) {

  private static final String SEARCHED =
      "No account was found. The sources were searched with the identifiers of the request; rows"
          + " that only a name or an address connects with the person are held back";

  private static final String NOTHING =
      "No account and no rows were found: check the identifiers of the request";

  /** Returns whether no source has data of the person, as far as the sources are read. */
  boolean nothingFound() {
    return withoutAccount && entries.stream().allMatch(NoAccount::isEmpty);
  }

  /** A source that is not read, by declaration or setting, says nothing. */
  private static boolean isEmpty(LedgerEntry entry) {
    return entry.found() + entry.quarantined() == 0
        && entry.gaps().stream()
            .allMatch(gap -> gap.status().declared() || gap.status() == LedgerStatus.ATTESTED);
  }

  /** Returns a sentence for the report, without personal data. */
  Optional<String> note() {
    if (!withoutAccount) {
      return Optional.empty();
    }
    return Optional.of(nothingFound() ? NOTHING : SEARCHED);
  }
}
