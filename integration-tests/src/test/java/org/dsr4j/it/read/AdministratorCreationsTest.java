package org.dsr4j.it.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.it.read.OneSourceExport.Found;
import org.dsr4j.model.LedgerStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Graph does not list what an administrator created: an empty list must not look like "none". */
class AdministratorCreationsTest {

  private static final String GROUP =
      "{'@odata.type':'#microsoft.graph.group','id':'g','displayName':'Sales'}";
  private static final String ROLE = "{'@odata.type':'#microsoft.graph.directoryRole','id':'r'}";

  private final OneSourceExport source =
      new OneSourceExport(new AzureAdAdapterProvider(), "aad-user-created-objects");
  private final String user = "/v1.0/users/" + source.person().objectId();
  private final String memberships = user + "/transitiveMemberOf";
  private final String created = user + "/createdObjects";

  @AfterEach
  void close() {
    source.close();
  }

  private Found export() throws IOException {
    return source.export(Map.of());
  }

  @Test
  void anEmptyListOfAnAdministratorIsNoProof() throws IOException {
    source.lists(memberships, GROUP, ROLE).lists(created);

    assertThat(export().gaps()).containsExactly(LedgerStatus.DECLARED_IMPOSSIBLE);
  }

  @Test
  void whatIsListedOfAnAdministratorIsListed() throws IOException {
    source.lists(memberships, ROLE).lists(created, GROUP);

    Found found = export();

    assertThat(found.gaps()).isEmpty();
    assertThat(found.records()).containsExactly(GROUP.replace('\'', '"'));
  }

  @Test
  void aPersonWithoutADirectoryRoleHasNothingHidden() throws IOException {
    source.lists(memberships, GROUP).lists(created);

    assertThat(export().entry().status()).isEqualTo(LedgerStatus.NONE);
  }

  @Test
  void aPersonWhoMayBeAnAdministratorLeavesAGap() throws IOException {
    source.refuses(memberships, 403).lists(created);

    assertThat(export().gaps()).containsExactly(LedgerStatus.NOT_READABLE);
  }
}
