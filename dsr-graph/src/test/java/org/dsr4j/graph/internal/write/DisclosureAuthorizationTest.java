package org.dsr4j.graph.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.dsr4j.graph.model.DisclosureRequest;
import org.dsr4j.model.Action;
import org.junit.jupiter.api.Test;

class DisclosureAuthorizationTest {

  private static DisclosureRequest export(String storage) {
    return DisclosureRequest.exportPersonalData(
        Action.EXPORT, "aaaaaaaa-0000-4000-8000-000000000001", URI.create(storage));
  }

  @Test
  void anAuthorizationOfADisclosureCoversThatDisclosureOnly() {
    DisclosureRequest meant = export("https://store.example/case-1?sig=s3cret%2B");
    DisclosureRequest elsewhere = export("https://other.example/case-1");

    DisclosureAuthorization authorization = new DisclosureAuthorization(meant);

    assertThat(authorization.refusal(meant.write().requestDigest())).isEmpty();
    assertThat(authorization.refusal(elsewhere.write().requestDigest())).isPresent();
  }
}
