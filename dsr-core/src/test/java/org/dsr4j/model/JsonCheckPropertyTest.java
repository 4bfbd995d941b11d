package org.dsr4j.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The check and an independent parser agree for any bytes. */
class JsonCheckPropertyTest {

  private static final int ROUNDS = 200_000;
  private static final String[] SEEDS = {
    "{\"a\":1,\"b\":[true,false,null],\"c\":{\"d\":\"e\"}}",
    "{ \"n\" : [ -0.5e+10 , 0 , 12.30E-7 , \"\\u00e9\\n\\\\\" ] , \"o\" : { } }",
    "{\"é€😀\":\"\\ud83d\\ude00 ünï\",\"\":[[],[{}]]}",
    "{\"id\":\"8e3b\",\"dates\":[\"2026-11-22T00:00:00Z\"],\"big\":9007199254740993}",
  };
  private static final byte[] SPLICES =
      "{}[]\",:\\ \n\t/0123456789.-+eEtrufalsn\u00e9\u20ac".getBytes(UTF_8);

  private final JsonFactory parser = new JsonFactory();

  @Test
  void bothAcceptTheSame() {
    long seed = Long.getLong("dsr.seed", System.nanoTime());
    Random random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] json = mutated(random);
      boolean expected = parses(json);
      assertThat(checks(json))
          .as("-Ddsr.seed=%d, bytes %s", seed, HexFormat.of().formatHex(json))
          .isEqualTo(expected);
      accepted += expected ? 1 : 0;
    }
    assertThat(accepted).as("-Ddsr.seed=%d", seed).isBetween(ROUNDS / 100, ROUNDS * 99 / 100);
  }

  private static byte[] mutated(Random random) {
    byte[] json = SEEDS[random.nextInt(SEEDS.length)].getBytes(UTF_8);
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(json.length);
      switch (random.nextInt(4)) {
        case 0 -> json[at] = SPLICES[random.nextInt(SPLICES.length)];
        case 1 -> json[at] = (byte) random.nextInt(256);
        case 2 -> json = spliced(json, at, at + 1, new byte[0]);
        default ->
            json = spliced(json, at, at, new byte[] {SPLICES[random.nextInt(SPLICES.length)]});
      }
      if (json.length == 0) {
        return new byte[] {'{'};
      }
    }
    return json;
  }

  private static byte[] spliced(byte[] json, int from, int to, byte[] insert) {
    byte[] result = new byte[json.length - (to - from) + insert.length];
    System.arraycopy(json, 0, result, 0, from);
    System.arraycopy(insert, 0, result, from, insert.length);
    System.arraycopy(json, to, result, from + insert.length, json.length - to);
    return result;
  }

  private static boolean checks(byte[] json) {
    try {
      JsonCheck.spaced(json);
      return true;
    } catch (DsrException e) {
      return false;
    }
  }

  private boolean parses(byte[] json) {
    try (JsonParser tokens = parser.createParser(text(json))) {
      if (tokens.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      tokens.skipChildren();
      return tokens.currentToken() == JsonToken.END_OBJECT && tokens.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /** Strict: the decoder of the platform rejects overlong sequences and surrogates. */
  private static String text(byte[] json) throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
  }
}
