package org.dsr4j.graph.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** The one way in which answers are parsed. */
public final class GraphJson {

  /** As deep as a record's content may be. */
  static final int MAX_NESTING = 500;

  /** Creates parsers that are bounded in depth and length. */
  public static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          // Graph sends UTF-8; anything else has no byte offsets to slice by.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          // Property names of open types would stay in memory for good.
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
