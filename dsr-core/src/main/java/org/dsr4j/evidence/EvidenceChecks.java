package org.dsr4j.evidence;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * Values that an auditor got from another source than the evidence file, and compares with the
 * file.
 *
 * <p>Without a trusted key, a file that was completely rewritten with another key passes. Without
 * an expected head, an older export of the same case passes.
 *
 * @param trustedKey the key that must have signed the file, or null to use the key that the file
 *     names
 * @param expectedHead an entry that the file must contain, or null
 */
public record EvidenceChecks(@Nullable PublicKey trustedKey, @Nullable JournalHead expectedHead) {

  /**
   * Returns checks without a trusted key and without an expected head.
   *
   * @return checks without key and head
   */
  public static EvidenceChecks none() {
    return new EvidenceChecks(null, null);
  }

  /**
   * Adds the key that must have signed the file.
   *
   * @param key an Ed25519 key, obtained from another source than the file
   * @return checks with this key
   */
  public EvidenceChecks trusting(PublicKey key) {
    return new EvidenceChecks(key, expectedHead);
  }

  /**
   * Adds an entry that the file must contain; later entries may follow it.
   *
   * @param head the newest known head, for example from an anchor
   * @return checks with this head
   */
  public EvidenceChecks expecting(JournalHead head) {
    return new EvidenceChecks(trustedKey, head);
  }
}
