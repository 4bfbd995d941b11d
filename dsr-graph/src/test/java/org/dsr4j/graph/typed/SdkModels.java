package org.dsr4j.graph.typed;

import com.google.gson.JsonObject;
import com.microsoft.graph.models.Entity;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParseNode;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds an item's model class by its {@code @odata.type}, else by the SDK's own paths. */
final class SdkModels {

  private SdkModels() {}

  /** The item's class, or the base of all objects where the SDK has none. */
  static Class<?> of(JsonObject item, String url) {
    Optional<Class<?>> named =
        Optional.ofNullable(item.get("@odata.type"))
            .flatMap(type -> named(type.getAsString().replace("#", "")));
    return named.or(() -> answered(url)).orElse(Entity.class);
  }

  static Function<ParseNode, Parsable> factory(Class<?> model) {
    return node -> {
      try {
        return (Parsable)
            model.getMethod("createFromDiscriminatorValue", ParseNode.class).invoke(null, node);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static Optional<Class<?>> named(String type) {
    int dot = type.lastIndexOf('.') + 1;
    String name = type.substring(0, dot) + capital(type.substring(dot));
    try {
      return Optional.of(
          Class.forName(name.replaceFirst("^microsoft\\.graph", "com.microsoft.graph.models")));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** What the SDK's {@code get()} at a path returns, or the elements of that. */
  private static Optional<Class<?>> answered(String url) {
    String path = url.replaceFirst("^https?://[^/]+", "").replaceFirst("[?#].*$", "");
    Class<?> builder = GraphServiceClient.class;
    for (String segment : path.replaceFirst("^/(v1\\.0|beta)(?=/)", "").substring(1).split("/")) {
      Optional<Class<?>> next = next(builder, segment);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      builder = next.get();
    }
    return returned(builder, "get").map(SdkModels::element);
  }

  private static Optional<Class<?>> next(Class<?> builder, String segment) {
    return returned(builder, segment)
        .or(
            () ->
                methods(builder)
                    .filter(method -> method.getName().matches("by[A-Z].*Id"))
                    .<Class<?>>map(Method::getReturnType)
                    .findFirst());
  }

  private static Optional<Class<?>> returned(Class<?> builder, String name) {
    return methods(builder)
        .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
        .<Class<?>>map(Method::getReturnType)
        .findFirst();
  }

  private static Class<?> element(Class<?> answer) {
    return methods(answer)
        .filter(method -> method.getName().equals("getValue"))
        .map(Method::getGenericReturnType)
        .filter(ParameterizedType.class::isInstance)
        .<Class<?>>map(type -> (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0])
        .findFirst()
        .orElse(answer);
  }

  private static Stream<Method> methods(Class<?> type) {
    return Arrays.stream(type.getMethods()).filter(method -> !method.isBridge());
  }
}
