package org.dsr4j.graph.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** The JSON parser for all responses. */
public final class GraphJson {

  /** The maximum nesting depth of a record's content. */
  static final int MAX_NESTING = 500;

  /** Creates parsers with limits for depth and length. */
  public static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          // Graph sends UTF-8; with another encoding there are no byte offsets for slicing.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          // Without this setting, property names of open types would stay in memory permanently.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(10_000)
                  .build())
          .build();

  private GraphJson() {}
}
