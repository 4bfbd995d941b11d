package org.dsr4j.internal.journal;

import java.time.Clock;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.spi.operator.JournalAnchor;
import org.dsr4j.spi.operator.JournalSigner;
import org.dsr4j.spi.operator.JournalStore;
import org.jspecify.annotations.Nullable;

/** The stores, keys, signer, anchor and clock of the journals. */
public record JournalSettings(
    JournalStore store,
    CaseKeys keys,
    JournalSigner signer,
    @Nullable JournalAnchor anchor,
    Clock clock,
    String libraryVersion) {}
