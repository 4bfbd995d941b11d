package org.dsr4j.graph.typed;

import static java.util.Objects.requireNonNull;

import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParseNode;
import java.util.function.Function;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.PersonalDataRecord;

/**
 * Gives a record's content as an object of a model class of the Graph SDK (v1.0).
 *
 * <pre>{@code
 * ManagedDevice device = TypedRecords.of(record, ManagedDevice::createFromDiscriminatorValue);
 * }</pre>
 *
 * <p>The view is a convenience; the record stays the truth. Each property of the content is in one
 * of two places: in its typed getter, whole, or in {@code getAdditionalData()} under its own name.
 * A getter that returns null therefore does not say that the service sent nothing: the value may be
 * in the additional data. This is so for
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
 * kiota's {@code UntypedNode}. Typed getters take numbers that are written as text; {@code float}
 * and {@code double} getters round, and the way a number or a date is written does not survive. Of
 * a property name that stands twice in one object, the last value is read.
 *
 * <p>{@code @odata.type} selects a subclass where the class's factory knows one; a type that only
 * the beta version has becomes the class itself. Whether the class fits the record's source is not
 * checked, because many records do not name their type: with a class of another source, most of the
 * properties are in the additional data.
 *
 * <p>Needs the artifact {@code com.microsoft.graph:microsoft-graph} on the class path. The methods
 * may be called by several threads; each call returns an object of its own, which is not
 * thread-safe.
 */
public final class TypedRecords {

  private static final String NEEDED = "com.microsoft.kiota.serialization.JsonParseNode";

  private TypedRecords() {}

  /**
   * Reads a record's content into a model class.
   *
   * <p>A method reference such as {@code ManagedDevice::createFromDiscriminatorValue} is resolved
   * by the JVM before this method begins. Where the artifact is optional in the application too,
   * {@link #requireSdk()} comes first; otherwise the JVM reports a {@link NoClassDefFoundError}
   * there.
   *
   * @param record the record; stays as it is
   * @param factory the class's {@code createFromDiscriminatorValue}
   * @param <T> the model class
   * @return a new object, filled
   * @throws DsrException with {@link GraphError#TYPED_VIEW_UNAVAILABLE} without the Graph SDK, or
   *     with {@link GraphError#TYPED_VIEW_UNREADABLE} when the factory fails, when the class cannot
   *     keep unknown properties, or when the content is nested too deeply
   */
  // No ParsableFactory, and Object as the first bound: the descriptor of this method names no type
  // of
  // the SDK, so that this class can be loaded and reflected on without it.
  @SuppressWarnings("ExtendsObject")
  public static <T extends Object & Parsable> T of(
      PersonalDataRecord record, Function<? super ParseNode, T> factory) {
    requireNonNull(record, "record");
    requireNonNull(factory, "factory");
    requireSdk();
    return RecordReader.read(record, factory);
  }

  /**
   * Checks that the Graph SDK is there.
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
