package org.dsr4j.jdbc;

import java.sql.SQLException;
import java.util.Set;
import org.dsr4j.jdbc.database.Database;
import org.dsr4j.jdbc.database.ReadOnlySession;
import org.dsr4j.jdbc.database.SchemaMismatchException;
import org.dsr4j.jdbc.database.SqlExceptionTranslator;
import org.dsr4j.jdbc.identity.PersonSearch;
import org.dsr4j.jdbc.mapping.Mapping;
import org.dsr4j.jdbc.read.SourceRead;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AuditAction;
import org.dsr4j.spi.DiscoverAction;
import org.dsr4j.spi.ExportAction;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.SubjectResolver;

/** One database. It holds no state of a read, so any number of reads may run at once. */
final class JdbcAdapter
    implements Adapter, SubjectResolver, DiscoverAction, ExportAction, AuditAction {

  private final String instance;
  private final TenantId tenant;
  private final Mapping mapping;
  private final Database database;

  JdbcAdapter(String instance, TenantId tenant, Mapping mapping, Database database) {
    this.instance = instance;
    this.tenant = tenant;
    this.mapping = mapping;
    this.database = database;
  }

  @Override
  public TenantCheck confirmTenant(Cancellation cancellation) {
    return new TenantIdQuery(mapping.tenant(), database, tenant).run(cancellation);
  }

  @Override
  public Set<IdentifierKind> consumes() {
    return mapping.person().kinds();
  }

  @Override
  public Resolution resolve(Identity known, Cancellation cancellation) {
    try (ReadOnlySession session = database.open(cancellation)) {
      return new PersonSearch(session, mapping, instance, known).resolve();
    } catch (SQLException e) {
      return new Resolution.Unavailable(
          SqlExceptionTranslator.gap(
              e, "searching for the person in " + mapping.person().table(), cancellation));
    } catch (SchemaMismatchException e) {
      return new Resolution.Unavailable(e.gap("person"));
    }
  }

  @Override
  public ReadOutcome read(ReadTask task, RecordSink sink) {
    return new SourceRead(instance, mapping, database, task, sink).read();
  }

  /** Closes nothing, because the data source belongs to the application. */
  @Override
  public void close() {}
}
