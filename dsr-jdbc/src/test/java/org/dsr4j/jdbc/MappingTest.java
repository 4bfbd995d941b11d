package org.dsr4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.Configuration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which mappings are accepted, and how others are refused. */
class MappingTest {

  private static final long SEED = Long.getLong("dsr.seed", 20261124L);

  private static AdapterDefinition define(String mapping) {
    return new JdbcAdapterProvider().define("shop", Configuration.of(Map.of("mapping", mapping)));
  }

  private static SourceDescriptor source(String id) {
    return define(ShopHarness.mapping()).sources().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theDescriptorsAreThoseOfTheMapping() {
    SourceDescriptor customers = source("shop-customers");

    assertThat(customers.support(Action.DELETE))
        .isEqualTo(new ActionSupport.Redirected("shop back office", "close the account there"));
    assertThat(customers.support(Action.RECTIFY).status())
        .isEqualTo(ActionSupport.Status.NOT_IMPLEMENTED);
    assertThat(customers.secretFields())
        .extracting(Object::toString)
        .containsExactly("password_hash");
    assertThat(customers.matchRules())
        .extracting(rule -> rule.kind().name())
        .containsExactly("shop-customer-number");
    assertThat(source("shop-newsletter").facets()).containsExactlyInAnyOrder("user", "shop");
    assertThat(source("shop-access-log").support(Action.AUDIT).status())
        .isEqualTo(ActionSupport.Status.SUPPORTED);
    assertThat(source("shop-backups").support(Action.EXPORT).status())
        .isEqualTo(ActionSupport.Status.IMPOSSIBLE);
  }

  @Test
  void aRefusalNamesAllProblemsWithTheirPlacesAndWithoutValues() {
    String broken =
        ShopHarness.mapping()
            .replace("timeZone: Europe/Berlin", "timeZone: Nowhere/Secretville")
            .replace("table: order_lines", "table: order_lines; drop table customers")
            .replace("audit: visited_at", "audits: visited_at")
            .replace("category: audit-log", "category: rumours");

    assertThatThrownBy(() -> define(broken))
        .isInstanceOf(DsrException.class)
        .satisfies(
            e -> assertThat(((DsrException) e).code()).isEqualTo(DsrError.INVALID_CONFIGURATION))
        .hasMessageContaining("timeZone")
        .hasMessageContaining("table")
        .hasMessageContaining("audits")
        .hasMessageContaining("category")
        .message()
        .doesNotContain("Secretville", "drop table", "rumours");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customers\" t0 where 1=1 --",
        "customers; select 1",
        "a.b.c",
        "a b",
        "\"x\"",
        "x'",
        "",
        "customers--",
        "cust/*x*/omers"
      })
  void aTableNameWithOtherCharactersIsRefused(String name) {
    String mapping =
        ShopHarness.mapping()
            .replace("    table: newsletter", "    table: '" + name.replace("'", "''") + "'");

    assertThatThrownBy(() -> define(mapping)).hasMessageContaining("table");
  }

  @RepeatedTest(200)
  void aMutatedMappingIsAcceptedOrRefusedWithACode(RepetitionInfo repetition) {
    long seed = SEED + repetition.getCurrentRepetition();
    String mapping = mutated(ShopHarness.mapping(), new Random(seed));
    try {
      assertThat(define(mapping).sources()).as("seed %d", seed).isNotEmpty();
    } catch (DsrException e) {
      assertThat(e.code()).as("seed %d", seed).isEqualTo(DsrError.INVALID_CONFIGURATION);
    }
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    String alphabet = "{}[]:,'\"- \n#&*!|>%@`abc1\u0000\uD83D";
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(mutated.length());
      switch (random.nextInt(3)) {
        case 0 -> mutated.deleteCharAt(at);
        case 1 -> mutated.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
        default -> mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(40)));
      }
    }
    return mutated.toString();
  }
}
