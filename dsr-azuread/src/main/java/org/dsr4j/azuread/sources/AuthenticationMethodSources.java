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
import java.util.stream.Stream;
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
  private static final String TYPE = "AuthenticationMethod";
  private static final String READ_ALL = "UserAuthenticationMethod.Read.All";
  private static final ActionSupport CASCADE = ChangeSupport.cascade("aad-user");

  static final List<CatalogueEntry> ALL =
      List.of(
          method("aad-auth-methods", "Authentication methods (summary list)")
              .absentIn(CloudRestrictions.WITH_FEW_METHODS)
              .permissions(READ_ALL)
              .match(byRequest(OBJECT_ID))
              .secret("password", "secretKey", "temporaryAccessPass")
              .read(summary())
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          listed(
                  "aad-auth-email",
                  "E-mail address for SSPR",
                  "Email",
                  ofType("emailMethods", "email", "emailAddress"))
              .changes(
                  CASCADE,
                  ChangeSupport.byHand(
                      "PATCH /users/{userId}/authentication/emailMethods/{itemId}"),
                  ChangeSupport.keeps())
              .build(),
          listed(
                  "aad-auth-fido2",
                  "FIDO2 / passkeys",
                  "Passkey",
                  ofType(
                      "fido2Methods",
                      "fido2",
                      "displayName",
                      "aaGuid",
                      "model",
                      "attestationLevel",
                      "attestationCertificates",
                      "passkeyType"))
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          listed(
                  "aad-auth-software-oath",
                  "Software OATH tokens",
                  "SoftwareOATH",
                  ofType("softwareOathMethods", "softwareOath"))
              .secret("secretKey")
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          listed(
                  "aad-auth-windows-hello",
                  "Windows Hello for Business",
                  "WindowsHello",
                  ofType(
                      "windowsHelloForBusinessMethods",
                      "windowsHelloForBusiness",
                      "displayName",
                      "keyStrength",
                      "createdDateTime"))
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          listed(
                  "aad-auth-platform-credential",
                  "Platform credentials (macOS)",
                  "PlatformCred",
                  ofType(
                      "platformCredentialMethods",
                      "platformCredential",
                      "displayName",
                      "keyStrength",
                      "platform",
                      "createdDateTime"),
                  CloudRestrictions.WITHOUT_METHODS)
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          listed(
                  "aad-auth-temporary-access-pass",
                  "Temporary access passes",
                  "TAP",
                  ofType(
                      "temporaryAccessPassMethods",
                      "temporaryAccessPass",
                      "startDateTime",
                      "lifetimeInMinutes",
                      "isUsable",
                      "isUsableOnce",
                      "methodUsabilityReason",
                      "createdDateTime"))
              .secret("temporaryAccessPass")
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          listed(
                  "aad-auth-password",
                  "Password method (dates only)",
                  "Password",
                  ofType("passwordMethods", "password", "createdDateTime"))
              .secret("password")
              .changes(CASCADE, ChangeSupport.byPerson(), ChangeSupport.keeps())
              .build(),
          listed(
                  "aad-auth-external",
                  "External authentication methods",
                  "External",
                  ofType(
                      "externalAuthenticationMethods",
                      "external",
                      "configurationId",
                      "displayName",
                      "createdDateTime"),
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

  private static EntryBuilder listed(String id, String title, String permission, Read read) {
    return listed(id, title, permission, read, CloudRestrictions.WITH_FEW_METHODS);
  }

  private static EntryBuilder listed(
      String id, String title, String permission, Read read, Set<String> absent) {
    return method(id, title)
        .absentIn(absent)
        .permissions("UserAuthMethod-" + permission + ".Read.All")
        .match(byRequest(OBJECT_ID))
        .read(read);
  }

  private static Read summary() {
    return list(V1, METHODS + "methods")
        .shared(
            Stream.of(
                    "email",
                    "external",
                    "fido2",
                    "microsoftAuthenticator",
                    "password",
                    "phone",
                    "platformCredential",
                    "qrCodePin",
                    "softwareOath",
                    "temporaryAccessPass",
                    "windowsHelloForBusiness")
                .map(type -> type + TYPE)
                .toArray(String[]::new));
  }

  /**
   * A list of methods of one type. The summary list contains the same objects with their types.
   *
   * @param name the name of the list
   * @param type the start of the name of the type
   * @param values the properties that have a value in a complete object
   */
  static Read ofType(String name, String type, String... values) {
    return list(V1, METHODS + name)
        .within(summary(), type + TYPE, READ_ALL, CloudRestrictions.WITH_FEW_METHODS, values);
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
