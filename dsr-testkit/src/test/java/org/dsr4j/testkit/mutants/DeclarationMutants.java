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

/** Adapters that say the wrong thing of themselves, or disturb each other. */
final class DeclarationMutants {

  private DeclarationMutants() {}

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "unlisted",
              Rule.DECL_01,
              "The adapter works, and nobody registered it: what it could read stays out.",
              "pressidium/pressidium-cookie-consent#194",
              provider(ModifiedProviders.UnlistedProvider::new)),
          new Mutant(
              "built-for-the-next-spi",
              Rule.DECL_02,
              "Was built for other signatures than those it is called by.",
              "elearningsoftware/moodle-mod_journal#60",
              provider(ModifiedProviders.NextSpi::new)),
          new Mutant(
              "same-source-twice",
              Rule.DECL_03,
              "Two places were declared under one id, copied and not renamed.",
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
              "Each definition declares what was found since the last one.",
              "",
              provider(ModifiedProviders.Growing::new)),
          new Mutant(
              "no-reason",
              Rule.DECL_05,
              "Backups are declared as impossible to read, without a word why.",
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
              "Orders are read, and nobody can tell the person what for.",
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
              "The interface for audits came later, and the adapter was never taken along.",
              "h5p/moodle-mod_hvp#236",
              adapter(ModifiedProviders.WithoutAudit::new)),
          new Mutant(
              "value-in-message",
              Rule.DECL_08,
              "A refused setting is repeated in the message, secrets not excepted.",
              "CVE-2024-35189",
              provider(ModifiedProviders.Repeating::new)),
          new Mutant(
              "secret-not-declared",
              Rule.DECL_09,
              "The access key is declared as a setting like any other.",
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
              "Closing what is closed is an error.",
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
