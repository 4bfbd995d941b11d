package org.dsr4j.internal.execute;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.Samples;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.SubjectResolver;

/** A directory that leads from addresses to accounts; the assignment can change. */
final class FakeDirectory implements AdapterProvider {

  /** The account of each address. */
  final Map<String, String> accounts = new ConcurrentHashMap<>();

  /** Whether the directory does not answer. */
  boolean down;

  private final class Directory implements Adapter, SubjectResolver {
    @Override
    public TenantCheck confirmTenant(Cancellation cancellation) {
      return TenantCheck.confirmed("asked and answered");
    }

    @Override
    public Set<IdentifierKind> consumes() {
      return Set.of(IdentifierKind.MAIL);
    }

    @Override
    public Resolution resolve(Identity known, Cancellation cancellation) {
      if (down) {
        throw new IllegalStateException("no connection");
      }
      List<KnownIdentifier> found =
          known.identifiers(IdentifierKind.MAIL).stream()
              .map(each -> accounts.get(each.identifier().value()))
              .filter(java.util.Objects::nonNull)
              .map(id -> Identifier.of(IdentifierKind.OBJECT_ID, id))
              .map(id -> KnownIdentifier.strong(id, "directory"))
              .toList();
      return found.isEmpty()
          ? new Resolution.NotIdentified()
          : new Resolution.Identified(List.of(new Facet(Facet.USER, found, List.of())));
    }

    @Override
    public void close() {}
  }

  @Override
  public String id() {
    return "directory";
  }

  @Override
  public int spiMajor() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return new ConfigurationSpec(List.of());
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    return new AdapterDefinition(
        "Directory",
        "1",
        List.of(
            Samples.declared("entry")
                .on(Action.DISCOVER, new ActionSupport.NotApplicable("an index only"))
                .build()));
  }

  @Override
  public Adapter open(AdapterContext context) {
    return new Directory();
  }
}
