package org.dsr4j.azuread;

import static org.dsr4j.graph.GraphVersion.BETA;
import static org.dsr4j.graph.GraphVersion.V1;
import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.address;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.END_USER_INFORMATION;

import java.util.List;
import java.util.Set;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.Changes;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.model.ActionSupport;

/**
 * How the person proves who signs in, beside telephone and Authenticator.
 *
 * <p>Lists of methods take no query options, so none are sent; passwords, passes and keys in them
 * are documented to be null whenever they are read.
 */
final class MethodSources {

  private static final String METHODS = "/users/{userId}/authentication/";
  private static final ActionSupport CASCADE = Changes.cascade("aad-user");

  static final List<CatalogueEntry> ALL =
      List.of(
          method("aad-auth-methods", "Authentication methods (summary list)")
              .absentIn(Clouds.WITH_FEW_METHODS)
              .permissions("UserAuthenticationMethod.Read.All")
              .match(address(OBJECT_ID))
              .secret("password", "secretKey", "temporaryAccessPass")
              .read(list(V1, METHODS + "methods"))
              .changes(CASCADE, Changes.byPerson(), Changes.keeps())
              .build(),
          listed("aad-auth-email", "E-mail address for SSPR", "Email", "emailMethods")
              .changes(
                  deleted("emailMethods"),
                  Changes.byHand("PATCH /users/{userId}/authentication/emailMethods/{itemId}"),
                  Changes.keeps())
              .build(),
          listed("aad-auth-fido2", "FIDO2 / passkeys", "Passkey", "fido2Methods")
              .changes(deleted("fido2Methods"), Changes.byPerson(), Changes.keeps())
              .build(),
          listed(
                  "aad-auth-software-oath",
                  "Software OATH tokens",
                  "SoftwareOATH",
                  "softwareOathMethods")
              .secret("secretKey")
              .changes(deleted("softwareOathMethods"), Changes.byPerson(), Changes.keeps())
              .build(),
          listed(
                  "aad-auth-windows-hello",
                  "Windows Hello for Business",
                  "WindowsHello",
                  "windowsHelloForBusinessMethods")
              .changes(
                  deleted("windowsHelloForBusinessMethods"), Changes.byPerson(), Changes.keeps())
              .build(),
          listed(
                  "aad-auth-platform-credential",
                  "Platform credentials (macOS)",
                  "PlatformCred",
                  "platformCredentialMethods",
                  Clouds.WITHOUT_METHODS)
              .changes(deleted("platformCredentialMethods"), Changes.byPerson(), Changes.keeps())
              .build(),
          listed(
                  "aad-auth-temporary-access-pass",
                  "Temporary access passes",
                  "TAP",
                  "temporaryAccessPassMethods")
              .secret("temporaryAccessPass")
              .changes(deleted("temporaryAccessPassMethods"), Changes.byPerson(), Changes.keeps())
              .build(),
          listed("aad-auth-password", "Password method (dates only)", "Password", "passwordMethods")
              .secret("password")
              .changes(CASCADE, Changes.byPerson(), Changes.keeps())
              .build(),
          listed(
                  "aad-auth-external",
                  "External authentication methods",
                  "External",
                  "externalAuthenticationMethods",
                  Clouds.NATIONAL)
              .changes(
                  deleted("externalAuthenticationMethods"), Changes.byPerson(), Changes.keeps())
              .build(),
          method("aad-auth-hardware-oath", "Hardware OATH tokens (serial number, assignee)")
              .absentIn(Clouds.ISOLATED)
              .permissions("UserAuthMethod-HardwareOATH.Read.All", "Policy.Read.All")
              .match(address(OBJECT_ID), field("assignedTo/id", OBJECT_ID))
              .secret("secretKey")
              .read(list(BETA, METHODS + "hardwareOathMethods"), tokens())
              .changes(
                  deleted("hardwareOathMethods"),
                  Changes.byHand("assign the token anew"),
                  Changes.byHand("deactivate the token"))
              .build(),
          // The PIN and the picture of the code are linked objects, which are not asked for.
          method("aad-auth-qr-code-pin", "QR code + PIN method")
              .absentIn(Clouds.ISOLATED)
              .permissions("UserAuthMethod-QR.Read.All")
              .match(address(OBJECT_ID))
              .secret("pin", "standardQRCode/image", "temporaryQRCode/image")
              .read(single(BETA, METHODS + "qrCodePinMethod").noneOn404())
              .changes(
                  Changes.byHand("DELETE /users/{userId}/authentication/qrCodePinMethod"),
                  Changes.byHand("PATCH /users/{userId}/authentication/qrCodePinMethod"),
                  Changes.keeps())
              .build(),
          method("aad-auth-signin-preferences", "Default / system-preferred sign-in method")
              .absentIn(Clouds.GOVSG)
              .permissions("UserAuthenticationMethod.Read.All")
              .match(address(OBJECT_ID))
              .read(single(BETA, METHODS + "signInPreferences").noneOn404())
              .changes(
                  CASCADE,
                  Changes.byHand("PATCH /users/{userId}/authentication/signInPreferences"),
                  Changes.accountBlock())
              .build());

  private MethodSources() {}

  private static EntryBuilder method(String id, String title) {
    return CatalogueEntry.builder(id, title)
        .category(END_USER_INFORMATION)
        .purpose("proving who signs in")
        .retention("as long as the method is registered");
  }

  private static EntryBuilder listed(String id, String title, String permission, String path) {
    return listed(id, title, permission, path, Clouds.WITH_FEW_METHODS);
  }

  private static EntryBuilder listed(
      String id, String title, String permission, String path, Set<String> absent) {
    return method(id, title)
        .absentIn(absent)
        .permissions("UserAuthMethod-" + permission + ".Read.All")
        .match(address(OBJECT_ID))
        .read(list(V1, METHODS + path));
  }

  private static ActionSupport deleted(String path) {
    return Changes.byHand("DELETE " + METHODS + path + "/{itemId}");
  }

  /** The person's list names the tokens by their ids only; what they are, the tenant's tells. */
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
        .as("the tokens themselves")
        .keySuffix("token");
  }
}
