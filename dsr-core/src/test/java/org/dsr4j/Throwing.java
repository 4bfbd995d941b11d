package org.dsr4j;

/** Calls what may throw anything, and throws it on as it is. */
final class Throwing {

  private Throwing() {}

  /** Something that may go wrong. */
  interface Step {
    void run() throws Throwable;
  }

  /** Something that answers, or goes wrong. */
  interface Answer<T> {
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
      throw Throwing.<RuntimeException>smuggled(e);
    }
  }

  /** Throws a checked exception unchecked, as adapters in other JVM languages do. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E smuggled(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
