package org.dsr4j;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AuditAction;
import org.dsr4j.spi.DiscoverAction;
import org.dsr4j.spi.ExportAction;
import org.dsr4j.spi.FactAction;
import org.dsr4j.spi.FactSink;
import org.dsr4j.spi.FactTask;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.SubjectResolver;

/** Delegates all calls to its service. */
public class FakeAdapter implements Adapter, DiscoverAction, ExportAction, AuditAction {

  final FakeService service;

  FakeAdapter(FakeService service) {
    this.service = service;
  }

  @Override
  public TenantCheck confirmTenant(Cancellation cancellation) {
    return service.confirm(cancellation);
  }

  @Override
  public ReadOutcome read(ReadTask task, RecordSink sink) {
    return service.read(task, sink);
  }

  @Override
  public void close() {
    service.close();
  }

  /** Returns the same adapter, connected to an edition of the service. */
  public static final class InEdition extends FakeAdapter {

    private final Supplier<String> edition;

    public InEdition(FakeService service, Supplier<String> edition) {
      super(service);
      this.edition = edition;
    }

    @Override
    public Optional<String> edition() {
      return Optional.of(edition.get());
    }
  }

  /** The same adapter, which looks for facts about sources that people read. */
  public static final class Looking extends FakeAdapter implements FactAction {

    private final FactAction action;

    public Looking(FakeService service, FactAction action) {
      super(service);
      this.action = action;
    }

    @Override
    public void look(FactTask task, FactSink sink) {
      action.look(task, sink);
    }
  }

  /** Returns the same adapter with a resolver. */
  static final class Resolving extends FakeAdapter implements SubjectResolver {

    Resolving(FakeService service) {
      super(service);
    }

    @Override
    public Set<IdentifierKind> consumes() {
      return service.consumes();
    }

    @Override
    public Resolution resolve(Identity known, Cancellation cancellation) {
      return service.resolve(known, cancellation);
    }
  }
}
