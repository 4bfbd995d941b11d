package org.dsr4j.evidence;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of evidence knows from elsewhere and holds against the file.
 *
 * <p>Without a trusted key, a file that was written anew from end to end under another key passes.
 * Without an expected head, an older export of the same case passes.
 *
 * @param trustedKey the key that must have signed, or null to take the one that the file names
 * @param expectedHead an entry that must be there, or null
 */
public record EvidenceChecks(@Nullable PublicKey trustedKey, @Nullable JournalHead expectedHead) {

  /**
   * Nothing is known from elsewhere.
   *
   * @return checks without key and head
   */
  public static EvidenceChecks none() {
    return new EvidenceChecks(null, null);
  }

  /**
   * Adds the key that must have signed.
   *
   * @param key an Ed25519 key, had from elsewhere than the file
   * @return checks with this key
   */
  public EvidenceChecks trusting(PublicKey key) {
    return new EvidenceChecks(key, expectedHead);
  }

  /**
   * Adds an entry that must be there; later ones may follow it.
   *
   * @param head the newest head that is known, for instance from an anchor
   * @return checks with this head
   */
  public EvidenceChecks expecting(JournalHead head) {
    return new EvidenceChecks(trustedKey, head);
  }
}
