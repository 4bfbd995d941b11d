package org.dsr4j.internal.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.PropertyCheck;
import org.dsr4j.model.Content;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Strength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledRecordsTest {

  private static final IdentifierKind VENDORS_OWN = new IdentifierKind("badge", true, false, true);

  @TempDir private Path folder;

  private record Kept(String key, String json, Match match) {}

  @Test
  void recordsComeBackInOrderWithKeyContentAndMatch() throws IOException {
    try (Spool spool = Spool.open(folder)) {
      PropertyCheck.holds(
          50,
          random -> {
            SpooledRecords records = new SpooledRecords(spool);
            List<Kept> added = new ArrayList<>();
            for (int i = random.nextInt(200); i > 0; i--) {
              Match match =
                  new Match(
                      random.nextBoolean() ? VENDORS_OWN : IdentifierKind.MAIL,
                      random.nextBoolean() ? Match.ADDRESS : "owner/größe",
                      Strength.STRONG);
              String json = "{\"v\":\"" + "é😀".repeat(random.nextInt(500)) + "\"}";
              added.add(new Kept("😀" + i, json, match));
              records.add(RecordKey.of("😀" + i), Content.ofJson(json.getBytes(UTF_8)), match);
            }
            records.seal();

            assertThat(records.count()).isEqualTo(added.size());
            assertThat(all(records)).isEqualTo(added).isEqualTo(all(records));
          });
    }
  }

  @Test
  void anAttachmentCountsAfterItIsAdded() throws IOException {
    try (Spool spool = Spool.open(folder)) {
      SpooledRecords records = new SpooledRecords(spool);
      SpooledRecords.Attachment photo = records.newAttachment(RecordKey.of("1"), "image/jpeg");
      photo.bytes().write(new byte[] {1, 2, 3});
      photo.bytes().close();

      assertThat(records.attachments()).isEmpty();
      records.add(photo);
      assertThat(records.attachments()).containsExactly(photo);
      assertThat(photo.bytes().open().readAllBytes()).containsExactly(1, 2, 3);
      assertThat(photo.toString()).contains("***").doesNotContain("1,");
    }
  }

  private static List<Kept> all(SpooledRecords records) throws IOException {
    List<Kept> all = new ArrayList<>();
    records.forEach(
        (key, content, match) ->
            all.add(new Kept(key.value(), new String(content.bytes(), UTF_8), match)));
    return all;
  }
}
