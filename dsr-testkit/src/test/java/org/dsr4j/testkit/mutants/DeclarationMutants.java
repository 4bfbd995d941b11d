package org.dsr4j.testkit.mutants;

import static org.dsr4j.testkit.mutants.decorator.Mutations.adapter;
import static org.dsr4j.testkit.mutants.decorator.Mutations.declaring;
import static org.dsr4j.testkit.mutants.decorator.Mutations.opening;
import static org.dsr4j.testkit.mutants.decorator.Mutations.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.mutants.decorator.DecoratedAdapter;
import org.dsr4j.testkit.mutants.decorator.ModifiedDescriptors;
import org.dsr4j.testkit.mutants.decorator.ModifiedProviders;

/** Adapters with wrong declarations, or that affect each other. */
final class DeclarationMutants {

  private DeclarationMutants() {}

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "unlisted",
              Rule.DECL_01,
              "The adapter works but is not registered, so its sources are missing.",
              "pressidium/pressidium-cookie-consent#194",
              provider(ModifiedProviders.UnlistedProvider::new)),
          new Mutant(
              "built-for-the-next-spi",
              Rule.DECL_02,
              "Is built for another SPI version than the caller's.",
              "elearningsoftware/moodle-mod_journal#60",
              provider(ModifiedProviders.NextSpi::new)),
          new Mutant(
              "same-source-twice",
              Rule.DECL_03,
              "Declares two sources with the same id, because one was copied and not renamed.",
              "",
              declaring(
                  sources -> {
                    List<SourceDescriptor> twice = new ArrayList<>(sources);
                    twice.add(sources.get(sources.size() - 1));
                    return twice;
                  })),
          new Mutant(
              "definition-grows",
              Rule.DECL_04,
              "Each definition declares the sources that were found since the last one.",
              "",
              provider(ModifiedProviders.Growing::new)),
          new Mutant(
              "no-reason",
              Rule.DECL_05,
              "Declares backups as impossible to read without a reason.",
              "",
              declaring(
                  sources ->
                      ModifiedDescriptors.replaced(
                          sources,
                          "memory-vault",
                          source ->
                              ModifiedDescriptors.copy(source)
                                  .on(Action.EXPORT, new ActionSupport.Impossible("", ""))
                                  .build()))),
          new Mutant(
              "no-purpose",
              Rule.DECL_06,
              "Declares orders without a purpose.",
              "",
              declaring(
                  sources ->
                      ModifiedDescriptors.replaced(
                          sources,
                          "memory-order",
                          source -> ModifiedDescriptors.copy(source).purpose("").build()))),
          new Mutant(
              "audit-not-implemented",
              Rule.DECL_07,
              "The adapter does not implement the newer interface for audits.",
              "h5p/moodle-mod_hvp#236",
              adapter(ModifiedProviders.WithoutAudit::new)),
          new Mutant(
              "value-in-message",
              Rule.DECL_08,
              "Repeats a refused setting in the message, including secrets.",
              "CVE-2024-35189",
              provider(ModifiedProviders.Repeating::new)),
          new Mutant(
              "secret-not-declared",
              Rule.DECL_09,
              "Declares the access key as a normal setting.",
              "",
              provider(ModifiedProviders.Talkative::new)),
          new Mutant(
              "closes-for-all",
              Rule.DECL_10,
              "Closing one instance closes a pool that all instances share.",
              "",
              sharingPool()),
          new Mutant(
              "second-close-throws",
              Rule.DECL_11,
              "A second close() throws.",
              "",
              adapter(
                  reference ->
                      new DecoratedAdapter(reference) {
                        private boolean closed;

                        @Override
                        public void close() {
                          if (closed) {
                            throw new IllegalStateException("closed already");
                          }
                          closed = true;
                          super.close();
                        }
                      })));

  private static Supplier<AdapterHarness> sharingPool() {
    return () -> {
      AtomicBoolean closed = new AtomicBoolean();
      return opening(
              (reference, context) ->
                  new DecoratedAdapter(reference) {
                    @Override
                    public ReadOutcome read(ReadTask task, RecordSink sink) {
                      return closed.get()
                          ? ReadOutcome.incomplete(
                              Gap.failed(DsrError.CLOSED, "The pool is closed"))
                          : super.read(task, sink);
                    }

                    @Override
                    public void close() {
                      closed.set(true);
                    }
                  })
          .get();
    };
  }
}
