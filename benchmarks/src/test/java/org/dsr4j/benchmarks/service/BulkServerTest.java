package org.dsr4j.benchmarks.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant with long lists. */
class BulkServerTest {

  private static final int ROWS = BulkServer.PER_PAGE + 5;

  private BulkServer server;

  @BeforeEach
  void start() throws IOException {
    server = new BulkServer(ROWS, Set.of("/policies"), Set.of("/policies/*/states", "/states"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode get(URI address) throws IOException {
    try (InputStream answer = address.toURL().openStream()) {
      return new ObjectMapper().readTree(answer);
    }
  }

  private JsonNode get(String path) throws IOException {
    return get(server.endpoint().resolve(path));
  }

  @Test
  void a_list_of_the_tenant_is_counted_when_it_is_read_to_its_end() throws IOException {
    JsonNode first = get("/v1.0/policies/upper/states");
    assertThat(first.path("value")).hasSize(BulkServer.PER_PAGE);
    assertThat(BulkServer.listsRead(server.endpoint())).isZero();
    JsonNode last = get(URI.create(first.path("@odata.nextLink").asText()));
    assertThat(last.path("value")).hasSize(5);
    assertThat(last.has("@odata.nextLink")).isFalse();
    assertThat(BulkServer.listsRead(server.endpoint())).isOne();
  }

  @Test
  void a_list_above_another_has_one_row() throws IOException {
    assertThat(get("/v1.0/policies").path("value")).hasSize(1);
  }

  @Test
  void a_list_that_is_asked_for_one_person_is_empty() throws IOException {
    assertThat(get("/v1.0/states?userId=" + BulkServer.person(1)).path("value")).isEmpty();
  }
}
