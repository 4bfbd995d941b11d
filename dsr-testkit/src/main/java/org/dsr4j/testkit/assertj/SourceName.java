package org.dsr4j.testkit.assertj;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.dsr4j.model.SourceRef;

/** A source as a test names it: with its instance, or alone where one instance declares it. */
record SourceName(String text) {

  SourceName {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a source is named \"instance/source\" or \"source\"");
    }
  }

  /** Selects the matches of the source: one, none, or one for each instance that has it. */
  <T> List<T> among(Collection<T> candidates, Function<? super T, SourceRef> source) {
    return candidates.stream().filter(candidate -> fits(source.apply(candidate))).toList();
  }

  private boolean fits(SourceRef source) {
    return text.equals(source.toString()) || text.equals(source.source());
  }

  /** Explains why a name does not match exactly one source. */
  <T> String unclear(Collection<T> candidates, Function<? super T, SourceRef> source) {
    List<T> found = among(candidates, source);
    Collection<T> shown = found.isEmpty() ? candidates : found;
    return "Expecting one line for source\n  "
        + text
        + (found.isEmpty() ? "\nbut there are only\n  " : "\nbut each of these has one\n  ")
        + String.join("\n  ", shown.stream().map(source).map(SourceRef::toString).toList());
  }
}
