package org.dsr4j.graph.typed;

import static java.util.Objects.requireNonNull;

import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParseNode;
import java.util.function.Function;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.PersonalDataRecord;

/**
 * Returns a record's content as an object of a model class of the Graph SDK (v1.0).
 *
 * <pre>{@code
 * ManagedDevice device = TypedRecords.of(record, ManagedDevice::createFromDiscriminatorValue);
 * }</pre>
 *
 * <p>The typed view is an addition; the record remains the authoritative data. Each property of the
 * content is in one of two places: completely in its typed getter, or in {@code
 * getAdditionalData()} under its own name. A getter that returns null therefore does not prove that
 * the service sent no value: the value may be in the additional data. This applies to
 *
 * <ul>
 *   <li>a property that the class does not have, for example one of the beta version;
 *   <li>an enum value that the class does not know, also as one of several values;
 *   <li>a value of another type than the getter's, for example a number outside its range, or the
 *       marker of a withheld value ({@link org.dsr4j.model.Content#WITHHELD}) where the getter
 *       returns no text. A getter that returns text returns the marker.
 * </ul>
 *
 * <p>In the additional data, numbers are {@link java.math.BigDecimal}, objects and arrays are
 * kiota's {@code UntypedNode}. Typed getters accept numbers that are written as text; {@code float}
 * and {@code double} getters round, and the original notation of numbers and dates is lost. If a
 * property name occurs twice in one object, the last value is read.
 *
 * <p>{@code @odata.type} selects a subclass if the class's factory knows one; a type that exists
 * only in the beta version becomes the class itself. The method does not check whether the class
 * fits the record's source, because many records do not name their type. With a class of another
 * source, most properties are in the additional data.
 *
 * <p>Needs the artifact {@code com.microsoft.graph:microsoft-graph} on the class path. Several
 * threads may call the methods; each call returns a new object, which is not thread-safe.
 */
public final class TypedRecords {

  private static final String NEEDED = "com.microsoft.kiota.serialization.JsonParseNode";

  private TypedRecords() {}

  /**
   * Reads a record's content into a model class.
   *
   * <p>The JVM resolves a method reference such as {@code
   * ManagedDevice::createFromDiscriminatorValue} before this method starts. If the artifact is
   * optional in your application too, call {@link #requireSdk()} first; otherwise the JVM throws a
   * {@link NoClassDefFoundError} at that point.
   *
   * @param record the record; not modified
   * @param factory the class's {@code createFromDiscriminatorValue}
   * @param <T> the model class
   * @return a new object with the content
   * @throws DsrException with {@link GraphError#TYPED_VIEW_UNAVAILABLE} without the Graph SDK, or
   *     with {@link GraphError#TYPED_VIEW_UNREADABLE} when the factory fails, when the class cannot
   *     keep unknown properties, or when the content is nested too deeply
   */
  // No ParsableFactory, and Object as the first bound: the descriptor of this method then names no
  // SDK type, so that this class can be loaded and reflected on without the SDK.
  @SuppressWarnings("ExtendsObject")
  public static <T extends Object & Parsable> T of(
      PersonalDataRecord record, Function<? super ParseNode, T> factory) {
    requireNonNull(record, "record");
    requireNonNull(factory, "factory");
    requireSdk();
    return RecordReader.read(record, factory);
  }

  /**
   * Checks that the Graph SDK is available.
   *
   * @throws DsrException with {@link GraphError#TYPED_VIEW_UNAVAILABLE} when it is not; the message
   *     names the artifact to add
   */
  public static void requireSdk() {
    try {
      Class.forName(NEEDED, false, TypedRecords.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new DsrException(
          GraphError.TYPED_VIEW_UNAVAILABLE,
          "A typed view needs the Graph SDK, which is not on the class path; add the artifact"
              + " com.microsoft.graph:microsoft-graph to the application",
          e);
    }
  }
}
