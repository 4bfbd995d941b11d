package org.dsr4j.testkit.memory;

import java.util.List;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.SourceDescriptor;

/**
 * A question to the service.
 *
 * @param source whose rows
 * @param everything whether all of them are wanted, whatever the conditions
 * @param anyOf the conditions of which one must hold
 * @param without fields that are not to be sent
 */
record MemoryQuery(
    String source, boolean everything, List<Condition> anyOf, List<FieldPath> without) {

  /** A field that must hold a value, in any case of letters. */
  record Condition(FieldPath field, String value) {
    @Override
    public String toString() {
      return field + " = ***";
    }
  }

  /** Some rows, without the fields that the source declares secret: they are not even asked for. */
  static MemoryQuery where(SourceDescriptor source, List<Condition> anyOf) {
    return new MemoryQuery(source.id(), false, anyOf, source.secretFields());
  }

  /** All rows, in the same way. */
  static MemoryQuery everything(SourceDescriptor source) {
    return new MemoryQuery(source.id(), true, List.of(), source.secretFields());
  }
}
