package org.dsr4j.graph.typed;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParseNode;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.PersonalDataRecord;

/** Parses a record's content; a separate class, because it links to the optional libraries. */
final class RecordReader {

  private RecordReader() {}

  static <T extends Parsable> T read(
      PersonalDataRecord record, Function<? super ParseNode, T> factory) {
    try {
      JsonElement json =
          JsonParser.parseString(new String(record.content().bytes(), StandardCharsets.UTF_8));
      return new WholeValueNode(json).getObjectValue(factory::apply);
    } catch (RuntimeException e) {
      // No cause: parser messages quote the value, which is personal data.
      throw new DsrException(
          GraphError.TYPED_VIEW_UNREADABLE,
          "A record of "
              + record.source()
              + " cannot be read as the given class ("
              + e.getClass().getSimpleName()
              + "); give the class of the source's objects, or read the record's content");
    }
  }
}
