package org.dsr4j;

/** Calls what may throw anything, and throws it on as it is. */
public final class CheckedCalls {

  private CheckedCalls() {}

  /** Something that may go wrong. */
  public interface Step {
    void run() throws Throwable;
  }

  /** Something that answers, or goes wrong. */
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

  static <T> T call(Answer<T> answer) {
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
