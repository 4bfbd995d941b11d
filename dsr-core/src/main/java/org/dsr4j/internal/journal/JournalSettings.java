package org.dsr4j.internal.journal;

import java.time.Clock;
import org.dsr4j.spi.CaseKeys;
import org.dsr4j.spi.HeadAnchor;
import org.dsr4j.spi.HeadSigner;
import org.dsr4j.spi.JournalStore;
import org.jspecify.annotations.Nullable;

/** Where journals are kept, and by whose key, witness and clock they are written. */
public record JournalSettings(
    JournalStore store,
    CaseKeys keys,
    HeadSigner signer,
    @Nullable HeadAnchor anchor,
    Clock clock,
    String libraryVersion) {}
