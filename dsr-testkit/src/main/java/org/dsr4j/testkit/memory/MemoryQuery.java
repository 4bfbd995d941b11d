package org.dsr4j.testkit.memory;

import java.util.List;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.SourceDescriptor;

/**
 * A query to the service.
 *
 * @param source the source to read
 * @param everything whether all rows are requested, regardless of the conditions
 * @param anyOf the conditions, at least one of which must be true
 * @param without fields that are not sent
 */
record MemoryQuery(
    String source, boolean everything, List<Condition> anyOf, List<FieldPath> without) {

  /** A field that must have a value, ignoring case. */
  record Condition(FieldPath field, String value) {
    @Override
    public String toString() {
      return field + " = ***";
    }
  }

  /**
   * A query for some rows without the fields that the source declares secret; they are not
   * requested.
   */
  static MemoryQuery where(SourceDescriptor source, List<Condition> anyOf) {
    return new MemoryQuery(source.id(), false, anyOf, source.secretFields());
  }

  /** A query for all rows, also without secret fields. */
  static MemoryQuery everything(SourceDescriptor source) {
    return new MemoryQuery(source.id(), true, List.of(), source.secretFields());
  }
}
