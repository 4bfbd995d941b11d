package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * One record about one person from one source, raw and lossless.
 *
 * <p>{@link #toString()} holds no personal data.
 *
 * @param tenant the tenant it was read from
 * @param source where it was read
 * @param subject the person's reference within the run
 * @param key what tells it from the source's other records
 * @param content what the service sent, secrets withheld
 * @param match why it is held to be the person's
 */
public record PersonalDataRecord(
    TenantId tenant,
    SourceRef source,
    String subject,
    RecordKey key,
    Content content,
    Match match) {

  /**
   * Checks for nulls.
   *
   * @param tenant see {@link #tenant()}
   * @param source see {@link #source()}
   * @param subject see {@link #subject()}
   * @param key see {@link #key()}
   * @param content see {@link #content()}
   * @param match see {@link #match()}
   */
  public PersonalDataRecord {
    requireNonNull(tenant, "tenant");
    requireNonNull(source, "source");
    requireNonNull(subject, "subject");
    requireNonNull(key, "key");
    requireNonNull(content, "content");
    requireNonNull(match, "match");
  }

  @Override
  public String toString() {
    return "PersonalDataRecord[" + source + ", " + subject + ", " + content + "]";
  }
}
