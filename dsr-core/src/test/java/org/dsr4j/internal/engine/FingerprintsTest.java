package org.dsr4j.internal.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.dsr4j.PropertyCheck;
import org.dsr4j.model.Content;
import org.dsr4j.model.RecordKey;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

  private static Content content(int number) {
    return Content.ofJson(("{\"n\":" + number + "}").getBytes(UTF_8));
  }

  @Test
  void onlyRecordsWithEqualKeyAndBytesAreDuplicates() {
    PropertyCheck.holds(
        100,
        random -> {
          Fingerprints fingerprints = new Fingerprints();
          Set<String> added = new HashSet<>();
          for (int i = random.nextInt(2_000); i > 0; i--) {
            int key = random.nextInt(30);
            int number = random.nextInt(30);
            RecordKey recordKey = RecordKey.of("k" + key);
            boolean again = !added.add(key + " " + number);

            assertThat(fingerprints.contains(recordKey, content(number))).isEqualTo(again);
            assertThat(fingerprints.seen(recordKey, content(number))).isEqualTo(again);
            assertThat(fingerprints.contains(recordKey, content(number))).isTrue();
          }
        });
  }

  @Test
  void equalNumbersInDifferentNotationAreDifferent() {
    Fingerprints fingerprints = new Fingerprints();
    RecordKey key = RecordKey.of("k");

    assertThat(fingerprints.seen(key, Content.ofJson("{\"n\":1.1}".getBytes(UTF_8)))).isFalse();
    assertThat(fingerprints.seen(key, Content.ofJson("{\"n\":1.10}".getBytes(UTF_8)))).isFalse();
    assertThat(fingerprints.seen(key, Content.ofJson("{\"n\": 1.1}".getBytes(UTF_8)))).isTrue();
  }

  @Test
  void theSameBytesUnderAnotherKeyAreAnotherRecord() {
    Fingerprints fingerprints = new Fingerprints();

    assertThat(fingerprints.seen(RecordKey.of("a"), content(1))).isFalse();
    assertThat(fingerprints.seen(RecordKey.of("b"), content(1))).isFalse();
  }

  @Test
  void tenThousandRecordsAreStored() {
    Fingerprints fingerprints = new Fingerprints();
    for (int i = 0; i < 20_000; i++) {
      assertThat(fingerprints.seen(RecordKey.of("k"), content(i))).isFalse();
    }
    for (int i = 0; i < 20_000; i++) {
      assertThat(fingerprints.seen(RecordKey.of("k"), content(i))).isTrue();
    }
  }
}
