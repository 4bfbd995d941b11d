package org.dsr4j.testkit.internal.fault;

import java.util.List;
import java.util.function.Function;
import org.dsr4j.testkit.internal.protocol.ReceivedRequest;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.store.RowBlock;
import org.dsr4j.testkit.internal.store.RowSnapshot;
import org.dsr4j.testkit.internal.store.TextRow;
import org.jspecify.annotations.Nullable;

/** An answer that a test sets in place of the tenant's own rows. */
public sealed interface Replacement {

  /** These items in pages; neither filtered nor projected. */
  record Items(List<String> texts) implements Replacement {
    /**
     * Copies the texts.
     *
     * @param texts one JSON object each
     */
    public Items {
      texts = List.copyOf(texts);
    }

    public RowSnapshot snapshot() {
      return RowSnapshot.inOrder(
          texts.stream().map(text -> RowBlock.of(new TextRow(text), 0)).toList());
    }
  }

  /** The result of a function of the request; null leaves the request to the tenant. */
  record Answer(Function<ReceivedRequest, @Nullable Reply> function) implements Replacement {}
}
