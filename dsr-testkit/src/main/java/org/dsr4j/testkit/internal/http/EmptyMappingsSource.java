package org.dsr4j.testkit.internal.http;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/**
 * Keeps WireMock from reading the mapping files of whatever project the test runs in, and from the
 * template engine that it would load for their names.
 */
final class EmptyMappingsSource implements MappingsSource {

  @Override
  public void loadMappingsInto(StubMappings mappings) {
    // the handler answers everything
  }

  @Override
  public void save(List<StubMapping> mappings) {
    throw refusal();
  }

  @Override
  public void save(StubMapping mapping) {
    throw refusal();
  }

  @Override
  @SuppressWarnings("removal") // abstract as long as it is there
  public void remove(StubMapping mapping) {
    throw refusal();
  }

  @Override
  public void removeAll() {
    throw refusal();
  }

  /** Only the administration of WireMock, which is closed, would come here. */
  private static UnsupportedOperationException refusal() {
    return new UnsupportedOperationException("the simulated tenant keeps no mapping files");
  }
}
