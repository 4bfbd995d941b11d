package org.dsr4j.testkit.memory;

import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;
import org.dsr4j.spi.ConfigurationSpec;

/** The validated configuration. A refusal names the key and never the value. */
record MemorySettings(String accessKey, int pageSize) {

  static final String ACCESS_KEY = "access.key";
  private static final String PAGE_SIZE = "page.size";
  private static final int MAX_PAGE = 5_000;

  static final ConfigurationSpec SPECIFICATION =
      ConfigurationSpec.of(
          ConfigurationKey.required(ACCESS_KEY, "The access key of the service").asSecret(),
          ConfigurationKey.optional(
              PAGE_SIZE, "The number of rows per page, 1 to 5000; default 500"));

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
      // Not passed on as cause, because its message would repeat the value.
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
