package org.dsr4j.testkit.contract;

import java.util.Optional;
import java.util.function.Supplier;

/** What an adapter answered, or what it threw instead; neither when it answered null. */
record Answered<T>(Optional<T> answer, Optional<Throwable> thrown) {

  static <T> Answered<T> by(Supplier<T> call) {
    try {
      return new Answered<>(Optional.ofNullable(call.get()), Optional.empty());
    } catch (Throwable e) {
      return new Answered<>(Optional.empty(), Optional.of(e));
    }
  }

  String description() {
    return thrown
        .map(e -> "threw " + Texts.thrown(e))
        .orElseGet(() -> "answered " + answer.map(Object::toString).orElse("null"));
  }
}
