package org.dsr4j.azuread.sources;

import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import java.util.Set;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.model.ActionSupport;

/**
 * The sign-in methods other than phone and Authenticator.
 *
 * <p>Lists of methods support no query options. According to the documentation, their passwords,
 * passes and keys are always null when they are read.
 */
final class AuthenticationMethodSources {

  private static final String METHODS = "/users/{userId}/authentication/";
  private static final ActionSupport CASCADE = ChangeSupport.cascade("aad-user");

  static final List<CatalogueEntry> ALL =
      List.of(
          method("aad-auth-methods", "Authentication methods (summary list)")
              .absentIn(CloudRestrictions.WITH_FEW_METHODS)
              .permissions("UserAuthenticationMethod.Read.All")
              .match(byRequest(OBJECT_ID))
              .secret("password", "secretKey", "temporaryAccessPass")
              .read(list(V1, METHODS + "methods"))
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          listed("aad-auth-email", "E-mail address for SSPR", "Email", "emailMethods")
              .changes(
                  CASCADE,
                  ChangeSupport.byHand(
                      "PATCH /users/{userId}/authentication/emailMethods/{itemId}"),
                  ChangeSupport.keeps())
              .build(),
          listed("aad-auth-fido2", "FIDO2 / passkeys", "Passkey", "fido2Methods")
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          listed(
                  "aad-auth-software-oath",
                  "Software OATH tokens",
                  "SoftwareOATH",
                  "softwareOathMethods")
              .secret("secretKey")
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          listed(
                  "aad-auth-windows-hello",
                  "Windows Hello for Business",
                  "WindowsHello",
                  "windowsHelloForBusinessMethods")
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          listed(
                  "aad-auth-platform-credential",
                  "Platform credentials (macOS)",
                  "PlatformCred",
                  "platformCredentialMethods",
                  CloudRestrictions.WITHOUT_METHODS)
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          listed(
                  "aad-auth-temporary-access-pass",
                  "Temporary access passes",
                  "TAP",
                  "temporaryAccessPassMethods")
              .secret("temporaryAccessPass")
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          listed("aad-auth-password", "Password method (dates only)", "Password", "passwordMethods")
              .secret("password")
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          listed(
                  "aad-auth-external",
                  "External authentication methods",
                  "External",
                  "externalAuthenticationMethods",
                  CloudRestrictions.NATIONAL)
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          method("aad-auth-hardware-oath", "Hardware OATH tokens (serial number, assignee)")
              .absentIn(CloudRestrictions.ISOLATED)
              .permissions("UserAuthMethod-HardwareOATH.Read.All", "Policy.Read.All")
              .match(byRequest(OBJECT_ID), field("assignedTo/id", OBJECT_ID))
              .secret("secretKey")
              .read(list(BETA, METHODS + "hardwareOathMethods"), tokens())
              .changes(
                  ChangeSupport.manual("DELETE " + METHODS + "hardwareOathMethods/{itemId}"),
                  ChangeSupport.byHand("assign the token again"),
                  ChangeSupport.byHand("deactivate the token"))
              .build(),
          // The PIN and the picture of the code are linked objects, which are not expanded.
          method("aad-auth-qr-code-pin", "QR code + PIN method")
              .absentIn(CloudRestrictions.ISOLATED)
              .permissions("UserAuthMethod-QR.Read.All")
              .match(byRequest(OBJECT_ID))
              .secret("pin", "standardQRCode/image", "temporaryQRCode/image")
              .read(single(BETA, METHODS + "qrCodePinMethod").noneOn404())
              .changes(
                  ChangeSupport.cascade("aad-user"),
                  ChangeSupport.byHand("PATCH /users/{userId}/authentication/qrCodePinMethod"),
                  ChangeSupport.keeps())
              .build(),
          method("aad-auth-signin-preferences", "Default / system-preferred sign-in method")
              .absentIn(CloudRestrictions.GOVSG)
              .permissions("UserAuthenticationMethod.Read.All")
              .match(byRequest(OBJECT_ID))
              .read(single(BETA, METHODS + "signInPreferences").noneOn404())
              .changes(
                  CASCADE,
                  ChangeSupport.byHand("PATCH /users/{userId}/authentication/signInPreferences"),
                  ChangeSupport.accountBlock())
              .build());

  private AuthenticationMethodSources() {}

  private static EntryBuilder method(String id, String title) {
    return CatalogueEntry.builder(id, title)
        .category(END_USER_INFORMATION)
        .purpose("authenticating the person")
        .retention("as long as the method is registered");
  }

  private static EntryBuilder listed(String id, String title, String permission, String path) {
    return listed(id, title, permission, path, CloudRestrictions.WITH_FEW_METHODS);
  }

  private static EntryBuilder listed(
      String id, String title, String permission, String path, Set<String> absent) {
    return method(id, title)
        .absentIn(absent)
        .permissions("UserAuthMethod-" + permission + ".Read.All")
        .match(byRequest(OBJECT_ID))
        .read(list(V1, METHODS + path));
  }

  /**
   * The person's list contains only the ids of the tokens; the tenant's list contains their
   * properties.
   */
  private static Read tokens() {
    return list(BETA, "/directory/authenticationMethodDevices/hardwareOathDevices")
        .select(
            "id",
            "displayName",
            "serialNumber",
            "manufacturer",
            "model",
            "status",
            "lastUsedDateTime",
            "assignedTo")
        .labelled("the tokens themselves")
        .keySuffix("token");
  }
}
