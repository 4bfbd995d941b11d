package org.dsr4j.testkit.internal.http;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/**
 * Prevents WireMock from reading the mapping files of the project that runs the test, and from
 * loading a template engine for their names.
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
  @SuppressWarnings("removal") // the method is abstract in this version of WireMock
  public void remove(StubMapping mapping) {
    throw refusal();
  }

  @Override
  public void removeAll() {
    throw refusal();
  }

  /** Only the administration of WireMock would call this, and it is closed. */
  private static UnsupportedOperationException refusal() {
    return new UnsupportedOperationException("the simulated tenant keeps no mapping files");
  }
}
