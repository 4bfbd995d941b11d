package org.dsr4j.internal.journal;

import java.time.Clock;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.spi.operator.JournalAnchor;
import org.dsr4j.spi.operator.JournalLog;
import org.dsr4j.spi.operator.JournalSigner;
import org.dsr4j.spi.operator.JournalStore;
import org.jspecify.annotations.Nullable;

/**
 * The stores, keys, signer, anchor, log and clock of the journals.
 *
 * @param host the name of this host; journals contain it only as a keyed reference
 */
public record JournalSettings(
    JournalStore store,
    CaseKeys keys,
    JournalSigner signer,
    @Nullable JournalAnchor anchor,
    @Nullable JournalLog log,
    Clock clock,
    String libraryVersion,
    String host) {

  /** Creates settings of this host without a log of cases. */
  public JournalSettings(
      JournalStore store,
      CaseKeys keys,
      JournalSigner signer,
      @Nullable JournalAnchor anchor,
      Clock clock,
      String libraryVersion) {
    this(store, keys, signer, anchor, null, clock, libraryVersion, HostName.read());
  }

  /** Returns the same settings with a log of cases. */
  public JournalSettings withLog(@Nullable JournalLog value) {
    return new JournalSettings(store, keys, signer, anchor, value, clock, libraryVersion, host);
  }

  /** Returns the same settings on another host. */
  JournalSettings onHost(String value) {
    return new JournalSettings(store, keys, signer, anchor, log, clock, libraryVersion, value);
  }
}
