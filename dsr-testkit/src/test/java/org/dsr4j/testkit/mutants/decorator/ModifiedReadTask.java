package org.dsr4j.testkit.mutants.decorator;

import java.util.List;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.dsr4j.spi.ReadTask;

/** A modified task of the engine. */
public record ModifiedReadTask(
    ReadTask original,
    SourceDescriptor source,
    List<Identity> subjects,
    Window window,
    Cancellation cancellation)
    implements ReadTask {

  public static ModifiedReadTask like(ReadTask task) {
    return new ModifiedReadTask(
        task, task.source(), task.subjects(), task.window(), task.cancellation());
  }

  public ModifiedReadTask at(SourceDescriptor other) {
    return new ModifiedReadTask(original, other, subjects, window, cancellation);
  }

  public ModifiedReadTask about(List<Identity> others) {
    return new ModifiedReadTask(original, source, others, window, cancellation);
  }

  public ModifiedReadTask within(Window other) {
    return new ModifiedReadTask(original, source, subjects, other, cancellation);
  }

  public ModifiedReadTask stoppedBy(Cancellation other) {
    return new ModifiedReadTask(original, source, subjects, window, other);
  }

  @Override
  public boolean notIdentified(Identity subject) {
    return original.notIdentified(subject);
  }
}
