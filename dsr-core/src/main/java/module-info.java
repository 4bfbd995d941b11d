/**
 * Data subject requests: entry, words and SPI, without any service.
 *
 * <p>Jackson and slf4j stay out of the exported signatures.
 */
// The test kit is not here when this is compiled: it depends on this module.
@SuppressWarnings("module")
module org.dsr4j.core {
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports org.dsr4j;
  exports org.dsr4j.change;
  exports org.dsr4j.evidence;
  exports org.dsr4j.model;
  exports org.dsr4j.spi;
  exports org.dsr4j.spi.operator;
  exports org.dsr4j.internal.kit to
      org.dsr4j.testkit;

  // Jackson binds the stored form of plans, which is not public.
  opens org.dsr4j.change to
      com.fasterxml.jackson.databind;

  uses org.dsr4j.spi.AdapterProvider;
}
