package org.dsr4j.internal.owncases;

import java.util.List;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Facet;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;

/**
 * The library's own records of earlier requests, which are a source for access requests like any
 * other.
 */
public final class OwnCasesProvider implements AdapterProvider {

  /** The name of its only instance. */
  public static final String INSTANCE = "dsr";

  static final String SOURCE = "dsr-own-cases";
  public static final String FACET = Facet.CASES;

  /** The reference of a case, which permanently identifies one person. */
  static final IdentifierKind CASE = new IdentifierKind("dsr-case", true, true, true);

  private static final String KEPT = "until the key of the case is destroyed";
  private static final SourceDescriptor DESCRIPTOR =
      SourceDescriptor.builder(SOURCE, "Journals of earlier requests")
          .category(SourceCategory.CUSTOMER_DATA)
          .purpose("accounting for what was done on a person's request (GDPR Art. 5(2))")
          .recipients("none outside the organisation")
          .retention(KEPT)
          .facets(FACET)
          .match(MatchRule.field("case", CASE))
          .otherPeople("requestedBy", "decidedBy", "approvedBy", "withdrawn")
          .readsFrom("the journal store")
          .on(Action.DISCOVER, ActionSupport.supported())
          .on(Action.EXPORT, ActionSupport.supported())
          .on(Action.AUDIT, ActionSupport.supported())
          .on(
              Action.DELETE,
              new ActionSupport.Impossible("kept as evidence of the erasure itself", KEPT))
          .on(
              Action.RECTIFY,
              new ActionSupport.Impossible("a record of past actions is not corrected", KEPT))
          .on(
              Action.RESTRICT,
              new ActionSupport.Impossible(
                  "its content is encrypted and used only as evidence", KEPT))
          .build();

  private final JournalSettings settings;

  public OwnCasesProvider(JournalSettings settings) {
    this.settings = settings;
  }

  @Override
  public String id() {
    return INSTANCE;
  }

  @Override
  public int spiMajor() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of();
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    return new AdapterDefinition(
        "Own records of requests", settings.libraryVersion(), List.of(DESCRIPTOR));
  }

  @Override
  public Adapter open(AdapterContext context) {
    return new OwnCases(settings, context.tenant(), context.instance());
  }
}
