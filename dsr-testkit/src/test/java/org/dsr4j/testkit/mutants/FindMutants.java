package org.dsr4j.testkit.mutants;

import static org.dsr4j.testkit.mutants.decorator.Mutations.adapter;
import static org.dsr4j.testkit.mutants.decorator.Mutations.resolving;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Resolution;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.memory.MemoryAdapterProvider;
import org.dsr4j.testkit.memory.MemoryHarness;
import org.dsr4j.testkit.mutants.decorator.DecoratedAdapter;
import org.dsr4j.testkit.mutants.decorator.ModifiedFacets;
import org.dsr4j.testkit.mutants.decorator.ModifiedProviders;
import org.dsr4j.testkit.mutants.decorator.MutantErrorCode;

/** Adapters that confuse tenants or people. */
final class FindMutants {

  private FindMutants() {}

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "tenant-without-evidence",
              Rule.TENANT_01,
              "Confirms the tenant without evidence.",
              "",
              confirming(check -> TenantCheck.confirmed(" "))),
          new Mutant(
              "any-tenant-will-do",
              Rule.TENANT_02,
              "Checks that the service is available, not which tenant it belongs to.",
              "Export-IntuneData.ps1 L30-L33",
              confirming(check -> TenantCheck.confirmed("The service answered"))),
          new Mutant(
              "tenant-check-swallowed",
              Rule.TENANT_03,
              "Returns a refused check as passed.",
              "newtheatre/stage-door#140",
              adapter(
                  reference ->
                      new DecoratedAdapter(reference) {
                        @Override
                        public TenantCheck confirmTenant(Cancellation cancellation) {
                          try {
                            return super.confirmTenant(cancellation);
                          } catch (DsrException e) {
                            return TenantCheck.asserted("Configured, not checked");
                          }
                        }
                      })),
          new Mutant(
              "one-key-only",
              Rule.FIND_01,
              "Finds people by one kind of identifier only, and not by mail.",
              "pfefferle/wordpress-semantic-linkbacks#169",
              resolving(
                  (reference, known, cancellation) ->
                      known.identifiers(IdentifierKind.OBJECT_ID).isEmpty()
                              && !known.identifiers(IdentifierKind.MAIL).isEmpty()
                          ? new Resolution.NotIdentified()
                          : reference.resolve(known, cancellation))),
          new Mutant(
              "quote-not-doubled",
              Rule.FIND_02,
              "An apostrophe in the address ends the literal of the filter.",
              "Export-IntuneData.ps1 L292, L308, L316",
              resolving(
                  (reference, known, cancellation) ->
                      known.value(IdentifierKind.MAIL).orElse("").contains("'")
                              && known.identifiers(IdentifierKind.OBJECT_ID).isEmpty()
                          ? new Resolution.Unavailable(
                              Gap.failed(MutantErrorCode.SYNTAX, "The filter is not understood"))
                          : reference.resolve(known, cancellation))),
          new Mutant(
              "nobody-is-somebody",
              Rule.FIND_03,
              "Returns the requested identifiers as the identity of an unknown person, so that the"
                  + " request ends as complete.",
              "margince/margince#71",
              resolving(
                  (reference, known, cancellation) ->
                      answered(
                          reference.resolve(known, cancellation),
                          Resolution.NotIdentified.class,
                          new Resolution.Identified(List.copyOf(known.facets()))))),
          new Mutant(
              "first-row-wins",
              Rule.FIND_04,
              "Several people match the address, and the first row is taken.",
              "",
              resolving(
                  (reference, known, cancellation) ->
                      answered(
                          reference.resolve(known, cancellation),
                          Resolution.Ambiguous.class,
                          new Resolution.Identified(List.copyOf(known.facets()))))),
          new Mutant(
              "consumes-less",
              Rule.FIND_05,
              "Finds people by mail but does not declare it, so it is not called again when a mail"
                  + " address becomes known.",
              "",
              adapter(
                  reference ->
                      new DecoratedAdapter(reference) {
                        @Override
                        public Set<IdentifierKind> consumes() {
                          return Set.of(IdentifierKind.OBJECT_ID);
                        }
                      })),
          new Mutant(
              "devices-not-passed-on",
              Rule.FIND_06,
              "Looks up the devices and does not return them.",
              "Export-IntuneData.ps1 L940",
              resolving(
                  (reference, known, cancellation) ->
                      ModifiedFacets.without(
                          reference.resolve(known, cancellation), Facet.DEVICES))),
          new Mutant(
              "provenance-is-a-constant",
              Rule.FIND_07,
              "Uses the provenance 'database' for all identifiers.",
              "",
              resolving(
                  (reference, known, cancellation) ->
                      ModifiedFacets.mapped(
                          reference.resolve(known, cancellation),
                          each ->
                              new KnownIdentifier(
                                  each.identifier(),
                                  "database",
                                  each.strength(),
                                  each.lifetime())))),
          new Mutant(
              "made-up-each-time",
              Rule.FIND_08,
              "Generates a new identifier at each call, so that the resolution never becomes"
                  + " stable.",
              "",
              resolving(
                  (reference, known, cancellation) ->
                      ModifiedFacets.with(
                          reference.resolve(known, cancellation),
                          KnownIdentifier.weak(
                              Identifier.of(
                                  IdentifierKind.OTHER_MAIL,
                                  UUID.randomUUID() + "@contoso.example"),
                              "under-test/memory-account")))),
          new Mutant(
              "joined-by-name",
              Rule.FIND_09,
              "Treats people with the same name as the same person, because it assumes that names"
                  + " are unique.",
              "Export-IntuneData.ps1 L405-L409",
              resolving(
                  (reference, known, cancellation) ->
                      ModifiedFacets.with(
                          reference.resolve(known, cancellation),
                          KnownIdentifier.strong(
                              Identifier.of(
                                  new IdentifierKind("name-under-test", true, true, false),
                                  "Kim O'Brien"),
                              "under-test/memory-account")))),
          new Mutant(
              "address-for-ever",
              Rule.FIND_10,
              "Ignores the lifetime of an address and reports it as strong.",
              "",
              resolving(
                  (reference, known, cancellation) ->
                      ModifiedFacets.mapped(
                          reference.resolve(known, cancellation),
                          each -> each.during(Window.all())))),
          new Mutant(
              "number-without-instance",
              Rule.FIND_11,
              "Treats number 4711 of one database as number 4711 of every other.",
              "",
              sameForEveryInstance()),
          new Mutant(
              "locale-in-look-up",
              Rule.FIND_12,
              "Converts case with the default locale before it compares.",
              "",
              resolving(
                  (reference, known, cancellation) ->
                      reference.resolve(
                          ModifiedFacets.renamed(
                              known, text -> text.toLowerCase(Locale.getDefault())),
                          cancellation))));

  private static Supplier<AdapterHarness> confirming(UnaryOperator<TenantCheck> change) {
    return adapter(
        reference ->
            new DecoratedAdapter(reference) {
              @Override
              public TenantCheck confirmTenant(Cancellation cancellation) {
                return change.apply(super.confirmTenant(cancellation));
              }
            });
  }

  private static Resolution answered(
      Resolution answer, Class<? extends Resolution> when, Resolution instead) {
    return when.isInstance(answer) ? instead : answer;
  }

  private static Supplier<AdapterHarness> sameForEveryInstance() {
    return () ->
        new MemoryHarness(new ModifiedProviders.Nameless())
            .numbered(MemoryAdapterProvider.customerNumber("memory"));
  }
}
