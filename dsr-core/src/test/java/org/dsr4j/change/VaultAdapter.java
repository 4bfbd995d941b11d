package org.dsr4j.change;

import java.io.ByteArrayInputStream;
import java.util.function.Supplier;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.DiscoverAction;
import org.dsr4j.spi.ExportAction;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPermit;

/** Delegates all calls to its vault. */
final class VaultAdapter implements Adapter, DiscoverAction, ExportAction, DeleteAction {

  private final FakeVault vault;

  VaultAdapter(FakeVault vault) {
    this.vault = vault;
  }

  @Override
  public TenantCheck confirmTenant(Cancellation cancellation) {
    vault.calls.add("confirm");
    return vault.tenant.get();
  }

  @Override
  public ReadOutcome read(ReadTask task, RecordSink sink) {
    vault.calls.add("read " + task.source().id());
    if (vault.unreadable.contains(task.source().id())) {
      return ReadOutcome.incomplete(
          Gap.notReadable(DsrError.PERMISSION_MISSING, "no right to read"));
    }
    synchronized (vault.rows) {
      for (FakeVault.Row row : vault.rows) {
        for (Identity who : task.subjects()) {
          if (row.source().equals(task.source().id())) {
            task.source().match(who, row.content()).ifPresent(match -> push(sink, who, row, match));
          }
        }
      }
    }
    return ReadOutcome.complete();
  }

  private void push(RecordSink sink, Identity who, FakeVault.Row row, Match match) {
    RecordKey key = RecordKey.of(row.key());
    sink.record(who, key, row.content(), match);
    for (int i = 0; row.source().equals("notes") && i < vault.attachments; i++) {
      sink.attachment(who, key, "image/x-" + i, new ByteArrayInputStream(new byte[] {1}));
    }
  }

  @Override
  public Proposal propose(PlanTask task) {
    vault.calls.add("propose");
    Proposal proposal = new Proposal();
    vault.planner.accept(task, proposal);
    return proposal;
  }

  @Override
  public Inspection inspect(StepCall call) {
    return answer("inspect", call, () -> vault.inspect(call));
  }

  @Override
  public StepOutcome perform(StepCall call, StepPermit permit) {
    return answer("perform", call, () -> vault.perform(call, permit));
  }

  @Override
  public StepOutcome poll(StepCall call, String token) {
    return answer("poll", call, () -> vault.poll(call, token));
  }

  private <T> T answer(String what, StepCall call, Supplier<T> answer) {
    vault.called(what, call);
    T answered = answer.get();
    vault.onAnswer.run();
    return answered;
  }

  @Override
  public void close() {
    vault.calls.add("close");
  }
}
