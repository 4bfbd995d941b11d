package org.dsr4j.intune.sources;

import java.util.Set;
import org.dsr4j.graph.catalogue.Catalogue;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.model.SourceCategory;

/** All known places of personal data in Intune. */
public final class IntuneCatalogue {

  /** Clouds without Intune. */
  public static final Set<String> WITHOUT_INTUNE = Set.of("us-nat", "us-sec", "govsg");

  private static final Catalogue CATALOGUE =
      Catalogue.of(
          ManagedDeviceSources.ALL,
          DeviceStateSources.ALL,
          DeviceUserSources.ALL,
          DevicePolicySources.ALL,
          ProtectionSources.ALL,
          DeviceSecretSources.ALL,
          CoManagementSources.ALL,
          AppSources.ALL,
          AppProtectionSources.ALL,
          AppStatusSources.ALL,
          VolumePurchaseSources.ALL,
          EnrolmentSources.ALL,
          TenantListSources.ALL,
          AuditSources.ALL,
          IntuneOutsideGraphSources.ALL,
          PolicyStateSources.ALL,
          ScriptStateSources.ALL,
          CertificateSources.ALL,
          IntuneRegistrationSources.ALL,
          ConnectorSources.ALL,
          ResponsibilitySources.ALL,
          AccessRightSources.ALL,
          AnalyticsSources.ALL,
          IntuneSpecialSources.ALL);

  private IntuneCatalogue() {}

  public static Catalogue get() {
    return CATALOGUE;
  }

  /** Starts an entry that is absent in all clouds without Intune. */
  static EntryBuilder source(String id, String title, SourceCategory category) {
    return CatalogueEntry.builder(id, title).category(category).absentIn(WITHOUT_INTUNE);
  }
}
