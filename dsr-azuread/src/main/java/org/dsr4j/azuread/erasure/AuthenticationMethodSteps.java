package org.dsr4j.azuread.erasure;

import static org.dsr4j.change.ChangePhase.REGISTRATIONS;
import static org.dsr4j.graph.model.GraphVersion.V1;

import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.change.EffectChecks;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.graph.model.WriteMethod;
import org.dsr4j.model.Content;

/** Deletes the person's sign-in methods. */
final class AuthenticationMethodSteps {

  private static final String METHODS = "/users/{userId}/authentication/";

  /** A list of sign-in methods; {@code called} describes one of them to the approver. */
  private record MethodList(String source, String list, String methodName, StepKind kind) {

    static MethodList of(
        String source, String list, String called, String name, String title, String permission) {
      StepKind kind =
          StepKind.builder(name, REGISTRATIONS, title)
              .write(WriteMethod.DELETE, V1, METHODS + list + "/{methodId}")
              .permission(permission + "|UserAuthenticationMethod.ReadWrite.All")
              .verifiedBy(
                  DeletedAccountChecks.settled(
                      EffectChecks.notListed(V1, METHODS + list, "id", "methodId")));
      return new MethodList(source, list, called, kind);
    }
  }

  /**
   * The default method, often a telephone number, is refused while there are other methods. If the
   * order does not help, the engine attempts a refused step once more after the others.
   */
  private static final List<MethodList> LISTS =
      List.of(
          MethodList.of(
              "aad-auth-authenticator",
              "microsoftAuthenticatorMethods",
              "displayName",
              "delete-authenticator-method",
              "Remove the registration of the authenticator app",
              "UserAuthMethod-MicrosoftAuthApp.ReadWrite.All"),
          MethodList.of(
              "aad-auth-phone",
              "phoneMethods",
              "phoneType",
              "delete-phone-method",
              "Remove the telephone number as a sign-in method",
              "UserAuthMethod-Phone.ReadWrite.All"));

  static final List<StepKind> KINDS = LISTS.stream().map(MethodList::kind).toList();

  private AuthenticationMethodSteps() {}

  static void plan(ErasureContext erasure) {
    for (MethodList methods : LISTS) {
      if (erasure.isRequested(methods.source())) {
        erasure
            .rows(methods.source(), METHODS + methods.list())
            .forEach(row -> plan(erasure, methods, row));
      }
    }
  }

  private static void plan(ErasureContext erasure, MethodList methods, Content row) {
    Optional<String> id = row.text("id");
    if (id.isPresent()) {
      erasure
          .proposal()
          .step(
              erasure
                  .settledDraft(methods.kind(), methods.source(), target(erasure, id.get()))
                  .label(row.text(methods.methodName()).orElse("a sign-in method"))
                  .prior(row));
    }
  }

  /**
   * A method's id is the same for every account: it is a key only together with the account's id.
   */
  private static String target(ErasureContext erasure, String methodId) {
    return erasure.userId() + "/" + methodId;
  }
}
