package org.dsr4j.graph.typed;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.dsr4j.model.Content;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Match;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceRef;
import org.dsr4j.model.Strength;
import org.dsr4j.model.TenantId;

/** Makes records of given contents. */
final class Records {

  private Records() {}

  static PersonalDataRecord of(String json) {
    return of(Content.ofJson(json.getBytes(UTF_8)));
  }

  static PersonalDataRecord of(Content content) {
    return new PersonalDataRecord(
        TenantId.of("11111111-2222-3333-4444-555555555555"),
        new SourceRef("intune", "intune-managed-device"),
        "subject-1",
        RecordKey.of("one"),
        content,
        new Match(IdentifierKind.OBJECT_ID, Match.ADDRESS, Strength.STRONG));
  }
}
