package org.dsr4j.azuread;

import static org.dsr4j.change.ChangePhase.REGISTRATIONS;
import static org.dsr4j.graph.GraphVersion.V1;

import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.WriteMethod;
import org.dsr4j.graph.change.Sights;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.model.Content;

/** Takes away how the person signs in. */
final class MethodSteps {

  private static final String METHODS = "/users/{userId}/authentication/";

  /** A list of sign-in methods; {@code called} names one of them to the approver. */
  private record MethodList(String source, String list, String called, StepKind kind) {

    static MethodList of(
        String source, String list, String called, String name, String title, String permission) {
      StepKind kind =
          StepKind.builder(name, REGISTRATIONS, title)
              .write(WriteMethod.DELETE, V1, METHODS + list + "/{methodId}")
              .permission(permission + "|UserAuthenticationMethod.ReadWrite.All")
              .seenBy(Sights.unlisted(V1, METHODS + list, "id", "methodId"));
      return new MethodList(source, list, called, kind);
    }
  }

  private static final List<MethodList> LISTS =
      List.of(
          MethodList.of(
              "aad-auth-phone",
              "phoneMethods",
              "phoneType",
              "delete-phone-method",
              "Remove the telephone number as a sign-in method",
              "UserAuthMethod-Phone.ReadWrite.All"),
          MethodList.of(
              "aad-auth-authenticator",
              "microsoftAuthenticatorMethods",
              "displayName",
              "delete-authenticator-method",
              "Remove the registration of the authenticator app",
              "UserAuthMethod-MicrosoftAuthApp.ReadWrite.All"));

  static final List<StepKind> KINDS = LISTS.stream().map(MethodList::kind).toList();

  private MethodSteps() {}

  static void plan(Erasure erasure) {
    for (MethodList methods : LISTS) {
      if (erasure.wanted(methods.source())) {
        erasure
            .rows(methods.source(), METHODS + methods.list())
            .forEach(row -> plan(erasure, methods, row));
      }
    }
  }

  private static void plan(Erasure erasure, MethodList methods, Content row) {
    Optional<String> id = row.text("id");
    if (id.isPresent()) {
      erasure
          .proposal()
          .step(
              erasure
                  .draft(methods.kind(), methods.source(), target(erasure, id.get()))
                  .argument("methodId", id.get())
                  .label(row.text(methods.called()).orElse("a sign-in method"))
                  .prior(row));
    }
  }

  /** A method's id is the same for every account: only with the account's it is a key. */
  private static String target(Erasure erasure, String methodId) {
    return erasure.userId() + "/" + methodId;
  }
}
