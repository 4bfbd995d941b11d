package org.dsr4j.testkit.mutants;

import static org.dsr4j.testkit.mutants.decorator.Mutations.adapter;
import static org.dsr4j.testkit.mutants.decorator.Mutations.opening;
import static org.dsr4j.testkit.mutants.decorator.Mutations.pushing;
import static org.dsr4j.testkit.mutants.decorator.Mutations.reading;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dsr4j.model.Content;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.memory.MemoryHarness;
import org.dsr4j.testkit.memory.MemoryService;
import org.dsr4j.testkit.mutants.decorator.BufferingSink;
import org.dsr4j.testkit.mutants.decorator.DecoratedAdapter;
import org.dsr4j.testkit.mutants.decorator.DecoratedSink;
import org.dsr4j.testkit.mutants.decorator.ModifiedDescriptors;
import org.dsr4j.testkit.mutants.decorator.ModifiedReadTask;
import org.dsr4j.testkit.mutants.decorator.MutantErrorCode;
import org.dsr4j.testkit.mutants.decorator.MutantProvider;
import org.dsr4j.testkit.mutants.decorator.Mutations;
import org.dsr4j.testkit.mutants.decorator.RewritingSink;
import org.dsr4j.testkit.mutants.decorator.UnfilteredRows;

/** Adapters whose records are incomplete or differ from those of the service. */
final class ReadMutants {

  private ReadMutants() {}

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "misspelt-source",
              Rule.READ_01,
              "Messages are declared with one name and read with another, misspelt name.",
              "bdecentgmbh/moodle-mod_videotime#128",
              reading(
                  (reference, task, sink) ->
                      task.source().id().equals("memory-message")
                          ? ReadOutcome.complete()
                          : reference.read(task, sink))),
          new Mutant(
              "actor-only",
              Rule.READ_01,
              "Reads the person's actions from the audit trail, but not the actions on the person.",
              "Export-IntuneData.ps1 L292, L430-L431",
              reading(
                  (reference, task, sink) ->
                      reference.read(
                          task.source().id().equals("memory-trail")
                              ? ModifiedReadTask.like(task)
                                  .at(
                                      ModifiedDescriptors.matching(
                                          task.source(), task.source().matchRules().get(0)))
                              : task,
                          sink))),
          new Mutant(
              "first-page-only",
              Rule.READ_01,
              "Reads the first page and never the next one.",
              "Export-IntuneData.ps1 L553-L564",
              pushing(
                  sink ->
                      new DecoratedSink(sink) {
                        @Override
                        public void record(
                            Identity who, RecordKey key, Content content, Match match) {
                          if (pushed() < 2) {
                            super.record(who, key, content, match);
                          }
                        }
                      })),
          new Mutant(
              "built-and-not-returned",
              Rule.READ_01,
              "Device notes are collected but not returned.",
              "Export-IntuneData.ps1 L417-L423",
              reading(
                  (reference, task, sink) ->
                      reference.read(
                          task,
                          task.source().id().equals("memory-device-note")
                              ? new BufferingSink(sink)
                              : sink))),
          new Mutant(
              "numbers-by-double",
              Rule.READ_02,
              "Records are converted to a map, and their numbers to double.",
              "",
              pushing(sink -> RewritingSink.records(sink, RewritingSink::throughMap))),
          new Mutant(
              "typed-model",
              Rule.READ_02,
              "A typed model keeps the known fields; the other fields are lost.",
              "pronamic/wp-pronamic-pay#367",
              pushing(sink -> RewritingSink.records(sink, RewritingSink::withoutNested))),
          new Mutant(
              "pleasant-values-only",
              Rule.READ_03,
              "The vendor's own test seeds texts with simple letters only.",
              "",
              () -> new MemoryHarness(new MutantProvider()).seeding(RewritingSink::plain)),
          new Mutant(
              "found-and-not-exported",
              Rule.READ_04,
              "Documents are found but missing in the copy, because the second read returns"
                  + " nothing.",
              "saylordotorg/moodle-local_ai_course_assistant#120",
              adapter(
                  reference -> {
                    List<Object> read = new ArrayList<>();
                    return Mutations.broken(
                        reference,
                        (adapter, task, sink) -> {
                          boolean again = read.contains(task.source().id());
                          read.add(task.source().id());
                          return again && task.source().id().equals("memory-document")
                              ? ReadOutcome.complete()
                              : adapter.read(task, sink);
                        });
                  })),
          new Mutant(
              "keyed-by-display-name",
              Rule.READ_05,
              "The key of records is the display name, so that records overwrite each other.",
              "Export-IntuneData.ps1 L733-L744",
              pushing(
                  sink ->
                      new DecoratedSink(sink) {
                        @Override
                        public void record(
                            Identity who, RecordKey key, Content content, Match match) {
                          RecordKey name =
                              content.text("displayName").map(RecordKey::of).orElse(key);
                          super.record(who, name, content, match);
                        }
                      })),
          new Mutant(
              "no-order-by",
              Rule.READ_06,
              "The query has no order, so that each read returns the reverse order.",
              "",
              adapter(
                  reference -> {
                    boolean[] backwards = new boolean[1];
                    return Mutations.broken(
                        reference,
                        (adapter, task, sink) -> {
                          backwards[0] = !backwards[0];
                          BufferingSink all = new BufferingSink(sink);
                          ReadOutcome outcome = adapter.read(task, all);
                          all.handOn(backwards[0]);
                          return outcome;
                        });
                  })),
          new Mutant(
              "empty-is-an-error",
              Rule.READ_07,
              "Treats an empty answer as an error.",
              "ethyca/fides#3892",
              reading(
                  (reference, task, sink) -> {
                    DecoratedSink counting = new DecoratedSink(sink);
                    ReadOutcome outcome = reference.read(task, counting);
                    return counting.pushed() > 0
                        ? outcome
                        : outcome.withGap(
                            null, Gap.failed(MutantErrorCode.NOT_FOUND, "Not found: run again"));
                  })),
          new Mutant(
              "secrets-included",
              Rule.READ_08,
              "Removes secret fields from the wrong object, so that they are delivered.",
              "Export-IntuneData.ps1 L783-L817",
              reading(
                  (reference, task, sink) ->
                      reference.read(
                          ModifiedReadTask.like(task)
                              .at(ModifiedDescriptors.unsecret(task.source())),
                          sink))),
          new Mutant(
              "exports-nothing-says-nothing",
              Rule.READ_09,
              "Returns nothing for a source that it cannot read, and reports it as complete.",
              "microsoftgraph/powershell-intune-samples#191",
              reading(
                  (reference, task, sink) ->
                      task.source().matchRules().isEmpty()
                          ? ReadOutcome.complete()
                          : reference.read(task, sink))),
          new Mutant(
              "first-subject-only",
              Rule.READ_10,
              "Reads the first of several people only.",
              "opengdpr/OpenDSR#19",
              reading(
                  (reference, task, sink) ->
                      reference.read(
                          ModifiedReadTask.like(task).about(task.subjects().subList(0, 1)), sink))),
          new Mutant(
              "all-in-memory",
              Rule.READ_11,
              "Collects all records before it pushes the first one.",
              "ethyca/fides#6304",
              reading(
                  (reference, task, sink) -> {
                    BufferingSink all = new BufferingSink(sink);
                    ReadOutcome outcome = reference.read(task, all);
                    all.handOn(false);
                    return outcome;
                  })),
          new Mutant(
              "leaves-a-trace",
              Rule.READ_12,
              "Writes a record about the person to the service at every read.",
              "",
              opening(
                  (reference, context) ->
                      Mutations.broken(
                          reference,
                          (adapter, task, sink) -> {
                            MemoryService service = context.resource(MemoryService.class);
                            service.row("memory-call", "{\"id\":\"" + service.writes() + "\"}");
                            return adapter.read(task, sink);
                          }))),
          new Mutant(
              "filter-trusted",
              Rule.READ_13,
              "Relies on an undocumented filter argument and does not check the rows.",
              "Export-IntuneData.ps1 L543, L573",
              opening(
                  (reference, context) ->
                      Mutations.broken(
                          reference,
                          (adapter, task, sink) ->
                              task.source().id().equals("memory-device-note")
                                  ? UnfilteredRows.rows(context, task, sink)
                                  : adapter.read(task, sink)))),
          new Mutant(
              "end-included",
              Rule.READ_14,
              "Does not apply the window of an audit, so that later records are delivered too.",
              "",
              reading(
                  (reference, task, sink) ->
                      reference.read(
                          ModifiedReadTask.like(task).within(org.dsr4j.model.Window.all()), sink))),
          new Mutant(
              "digits-of-the-locale",
              Rule.READ_15,
              "Keys are formatted with the default locale.",
              "",
              pushing(
                  sink ->
                      new DecoratedSink(sink) {
                        @Override
                        public void record(
                            Identity who, RecordKey key, Content content, Match match) {
                          String number = String.format(Locale.getDefault(), "%05d", pushed());
                          super.record(
                              who, RecordKey.of(key.value() + "-" + number), content, match);
                        }
                      })),
          new Mutant(
              "bound-to-one-thread",
              Rule.READ_16,
              "The session belongs to the thread that opened the adapter; other threads have none.",
              "",
              adapter(
                  reference -> {
                    Thread owner = Thread.currentThread();
                    return Mutations.broken(
                        reference,
                        (adapter, task, sink) ->
                            Thread.currentThread() == owner
                                ? adapter.read(task, sink)
                                : ReadOutcome.incomplete(
                                    Gap.failed(MutantErrorCode.BROKEN, "No session: run again")));
                  })),
          new Mutant(
              "passed-when-closed",
              Rule.READ_17,
              "The adapter passes the last record of a read again when it is closed.",
              "",
              adapter(
                  reference -> {
                    List<Runnable> rest = new ArrayList<>();
                    return new DecoratedAdapter(reference) {
                      @Override
                      public ReadOutcome read(ReadTask task, RecordSink sink) {
                        return super.read(
                            task,
                            new DecoratedSink(sink) {
                              @Override
                              public void record(
                                  Identity who, RecordKey key, Content content, Match match) {
                                super.record(who, key, content, match);
                                rest.add(() -> super.record(who, key, content, match));
                              }
                            });
                      }

                      @Override
                      public void close() {
                        rest.forEach(Runnable::run);
                        rest.clear();
                        super.close();
                      }
                    };
                  })),
          new Mutant(
              "keyed-by-file",
              Rule.READ_18,
              "Attachments have the key of their file and not that of their record.",
              "",
              pushing(
                  sink ->
                      new DecoratedSink(sink) {
                        @Override
                        public void attachment(
                            Identity who, RecordKey key, String mediaType, InputStream in) {
                          super.attachment(who, RecordKey.of(key.value() + ".pdf"), mediaType, in);
                        }
                      })));
}
