package org.dsr4j.testkit.memory;

import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;
import org.dsr4j.spi.ConfigurationSpec;

/** What is configured, checked. A refusal names the key and never the value. */
record MemorySettings(String accessKey, int pageSize) {

  static final String ACCESS_KEY = "access.key";
  private static final String PAGE_SIZE = "page.size";
  private static final int MAX_PAGE = 5_000;

  static final ConfigurationSpec SPECIFICATION =
      ConfigurationSpec.of(
          ConfigurationKey.required(ACCESS_KEY, "What the service lets callers in by").asSecret(),
          ConfigurationKey.optional(
              PAGE_SIZE, "How many rows to ask for at once, 1 to 5000; 500 unless set"));

  static MemorySettings of(Configuration configuration) {
    return new MemorySettings(
        configuration.require(ACCESS_KEY),
        configuration.text(PAGE_SIZE).map(MemorySettings::pageSize).orElse(500));
  }

  private static int pageSize(String text) {
    try {
      int size = Integer.parseInt(text);
      if (size >= 1 && size <= MAX_PAGE) {
        return size;
      }
    } catch (NumberFormatException e) {
      // Falls through: its message would repeat the value.
    }
    throw new DsrException(
        DsrError.INVALID_CONFIGURATION,
        "Configuration key '" + PAGE_SIZE + "' must be a number from 1 to " + MAX_PAGE);
  }

  @Override
  public String toString() {
    return "MemorySettings[pageSize=" + pageSize + "]";
  }
}
