package org.dsr4j.graph.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.GraphWrite;
import org.dsr4j.graph.model.NormalizedPath;
import org.dsr4j.graph.model.WriteMethod;
import org.dsr4j.graph.model.WriteTarget;
import org.junit.jupiter.api.Test;

/** Every spelling of a path has its own meaning or none; a failure prints its seed. */
class PathSpellingPropertyTest {

  private static final int EFFORT = Integer.getInteger("dsr.effort", 1);
  private static final String PLAIN = "/users/{id}/authentication/methods/{m}";
  private static final List<String> FORBIDDEN =
      List.of(
          "deviceManagement/auditEvents/*",
          "auditLogs/directoryAudits/*",
          "auditLogs/signIns/*",
          "users/*/removeAllDevicesFromManagement");

  private long seed = Long.getLong("dsr.seed", System.nanoTime());
  private Random random = new Random(seed);

  @Test
  void noSpellingOfAnotherPersonPassesWithAPermitForOne() {
    for (int run = 0; run < 20_000 * EFFORT; run++) {
      reseed();
      String permitted = value();
      String other = random.nextInt(3) == 0 ? flipped(permitted) : value();
      if (other.equals(permitted)) {
        continue;
      }
      WriteTarget target = write(PLAIN, permitted).target();
      String path = spelled("users/*/authentication/methods/*", other);

      assertThat(NormalizedPath.of(path).filter(target::isAt))
          .as("-Ddsr.seed=%d: %s", seed, path)
          .isEmpty();
    }
  }

  @Test
  void anHonestSpellingOfTheSamePlaceHasTheSameDigest() {
    for (int run = 0; run < 5_000 * EFFORT; run++) {
      reseed();
      String value = value();
      String template = template();

      assertThat(write(template, value).requestDigest())
          .as("-Ddsr.seed=%d: %s", seed, template)
          .isEqualTo(write(PLAIN, value).requestDigest());
    }
  }

  @Test
  void noSpellingOfAnotherPersonHasTheSameDigest() {
    for (int run = 0; run < 5_000 * EFFORT; run++) {
      reseed();
      String value = value();
      String other = random.nextInt(3) == 0 ? flipped(value) : value();
      if (!other.equals(value)) {
        String template = template();

        assertThat(write(template, other).requestDigest())
            .as("-Ddsr.seed=%d: %s", seed, template)
            .isNotEqualTo(write(PLAIN, value).requestDigest());
      }
    }
  }

  @Test
  void noSpellingPassesTheListOfForbiddenCalls() {
    for (int run = 0; run < 20_000 * EFFORT; run++) {
      reseed();
      String path = spelled(FORBIDDEN.get(random.nextInt(FORBIDDEN.size())), value());
      Optional<NormalizedPath> normal = NormalizedPath.of(path);

      assertThat(normal.isEmpty() || ForbiddenCalls.contains("POST", normal.get(), false))
          .as("-Ddsr.seed=%d: %s", seed, path)
          .isTrue();
    }
  }

  private void reseed() {
    random = new Random(++seed);
  }

  private static GraphWrite write(String template, String value) {
    return GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, template)
        .path("id", value)
        .path("m", value);
  }

  /** A template that every service reads like {@link #PLAIN}. */
  private String template() {
    return "/"
        + name("users", "")
        + key("id")
        + "/"
        + name("authentication", "")
        + "/"
        + name("methods", "")
        + key("m");
  }

  private String key(String placeholder) {
    return switch (random.nextInt(3)) {
      case 0 -> "('{" + placeholder + "}')";
      case 1 -> "(id='{" + placeholder + "}')";
      default -> "/{" + placeholder + "}";
    };
  }

  private String value() {
    String letters = "abAB01-_@'=+,:$!~#";
    StringBuilder value = new StringBuilder(random.nextBoolean() ? "graph." : "");
    for (int i = random.nextInt(4); i >= 0; i--) {
      value.append(letters.charAt(random.nextInt(letters.length())));
    }
    return value.append('z').toString();
  }

  /** Like another value in all but the case of a letter. */
  private String flipped(String value) {
    char[] letters = value.toCharArray();
    int at = random.nextInt(letters.length);
    letters[at] =
        Character.isUpperCase(letters[at])
            ? Character.toLowerCase(letters[at])
            : Character.toUpperCase(letters[at]);
    return new String(letters);
  }

  /** A spelling that every service reads in the same way. */
  private String honest(String pattern, String value) {
    StringBuilder path = new StringBuilder(random.nextBoolean() ? "/" : "");
    String[] segments = pattern.split("/");
    for (int i = 0; i < segments.length; i++) {
      boolean keyed = i + 1 < segments.length && segments[i + 1].equals("*");
      path.append(i == 0 ? "" : "/").append(encoded(name(segments[i], value), 4));
      if (!segments[i].equals("*") && keyed && random.nextBoolean()) {
        String key = "'" + value.replace("'", "''") + "'";
        path.append("(").append(encoded(random.nextBoolean() ? "id=" + key : key, 4)).append(")");
        i++;
      }
    }
    return path.append(random.nextBoolean() ? "/" : "").toString();
  }

  private String name(String segment, String value) {
    if (segment.equals("*")) {
      return value;
    }
    StringBuilder name = new StringBuilder(random.nextInt(4) == 0 ? "Microsoft.Graph." : "");
    segment
        .chars()
        .forEach(c -> name.append((char) (random.nextBoolean() ? Character.toUpperCase(c) : c)));
    return name.toString();
  }

  /** Percent-encodes the required characters, and at random some others. */
  private String encoded(String text, int often) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0;
      boolean encode = !plain || random.nextInt(often) == 0;
      out.append(encode ? String.format(random.nextBoolean() ? "%%%02x" : "%%%02X", (int) c) : c);
    }
    return out.toString();
  }

  /** A spelling, honest or crooked. */
  private String spelled(String pattern, String value) {
    String path = honest(pattern, value);
    return switch (random.nextInt(10)) {
      case 0 -> path.replaceFirst("/", "//");
      case 1 -> path.replaceFirst("/", "/./");
      case 2 -> path.replaceFirst("/", "/x/%2e%2E/");
      case 3 -> path.replaceFirst("(?<=.)/", random.nextBoolean() ? "%2f" : "%5C");
      case 4 -> path.replace("%", "%25");
      case 5 -> path + random.nextInt(10) + "%00";
      case 6 -> path.replaceFirst("/", ";a=b/");
      case 7 -> path + (random.nextBoolean() ? "()" : "?$select=id");
      case 8 -> path.replaceFirst("(?<=.)/", "/microsoft.graph.thing/");
      default -> path;
    };
  }
}
