package org.dsr4j.testkit.mutants;

import java.util.List;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.dsr4j.spi.ReadTask;

/** Another task than the engine gave. */
record OtherTask(
    ReadTask original,
    SourceDescriptor source,
    List<Identity> subjects,
    Window window,
    Cancellation cancellation)
    implements ReadTask {

  static OtherTask like(ReadTask task) {
    return new OtherTask(task, task.source(), task.subjects(), task.window(), task.cancellation());
  }

  OtherTask at(SourceDescriptor other) {
    return new OtherTask(original, other, subjects, window, cancellation);
  }

  OtherTask about(List<Identity> others) {
    return new OtherTask(original, source, others, window, cancellation);
  }

  OtherTask within(Window other) {
    return new OtherTask(original, source, subjects, other, cancellation);
  }

  OtherTask stoppedBy(Cancellation other) {
    return new OtherTask(original, source, subjects, window, other);
  }

  @Override
  public boolean notIdentified(Identity subject) {
    return original.notIdentified(subject);
  }
}
