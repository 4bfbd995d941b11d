package org.dsr4j;

/** Calls code that may throw anything, and rethrows it unchanged. */
public final class CheckedCalls {

  private CheckedCalls() {}

  /** An action that may fail. */
  public interface Step {
    void run() throws Throwable;
  }

  /** A supplier that may fail. */
  public interface Answer<T> {
    T give() throws Throwable;
  }

  static void run(Step step) {
    call(
        () -> {
          step.run();
          return true;
        });
  }

  public static <T> T call(Answer<T> answer) {
    try {
      return answer.give();
    } catch (Throwable e) {
      throw CheckedCalls.<RuntimeException>smuggled(e);
    }
  }

  /** Throws a checked exception unchecked, as adapters in other JVM languages do. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E smuggled(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
