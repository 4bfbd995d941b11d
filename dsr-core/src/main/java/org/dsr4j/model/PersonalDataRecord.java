package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * One record about one person from one source, unchanged except for withheld secrets.
 *
 * <p>{@link #toString()} contains no personal data.
 *
 * @param tenant the tenant from which it was read
 * @param source the source from which it was read
 * @param subject the reference of the person within the run
 * @param key the key of the record within the source
 * @param content the content that the service sent, secrets withheld
 * @param match why the record is assigned to the person
 */
public record PersonalDataRecord(
    TenantId tenant,
    SourceRef source,
    String subject,
    RecordKey key,
    Content content,
    Match match) {

  /**
   * Rejects null values.
   *
   * @param tenant not null
   * @param source not null
   * @param subject not null
   * @param key not null
   * @param content not null
   * @param match not null
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
