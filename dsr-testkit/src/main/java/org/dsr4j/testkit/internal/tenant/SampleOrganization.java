package org.dsr4j.testkit.internal.tenant;

import org.jspecify.annotations.Nullable;

/** The names of a tenant. */
public enum SampleOrganization {
  CONTOSO("Contoso", "contoso.com", "contoso.onmicrosoft.com"),
  FABRIKAM("Fabrikam", "fabrikam.com", "fabrikam.onmicrosoft.com");

  private final String title;
  private final String domain;
  private final String initialDomain;

  SampleOrganization(String title, String domain, String initialDomain) {
    this.title = title;
    this.domain = domain;
    this.initialDomain = initialDomain;
  }

  public String domain() {
    return domain;
  }

  /** The property with its name in row templates, or null. */
  @Nullable
  public String property(String name) {
    return switch (name) {
      case "name" -> title;
      case "domain" -> domain;
      case "initialDomain" -> initialDomain;
      default -> null;
    };
  }
}
