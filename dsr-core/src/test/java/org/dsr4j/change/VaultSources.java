package org.dsr4j.change;

import java.util.List;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceDescriptor;

/** The sources that the fake vault declares. */
public final class VaultSources {

  private VaultSources() {}

  static List<SourceDescriptor> all() {
    return List.of(
        deletable("account", SourceCategory.END_USER_INFORMATION),
        deletable("device", SourceCategory.CUSTOMER_DATA),
        readable("log", SourceCategory.SYSTEM_GENERATED_LOG)
            .on(Action.DELETE, new ActionSupport.Follows("account", "within 30 days"))
            .build(),
        readable("trail", SourceCategory.AUDIT_LOG)
            .on(Action.DELETE, new ActionSupport.Impossible("no one can erase it", "for 2 years"))
            .build(),
        deletable("notes", SourceCategory.CUSTOMER_DATA));
  }

  public static SourceDescriptor deletable(String id, SourceCategory category) {
    return readable(id, category).on(Action.DELETE, ActionSupport.supported("Vault.Write")).build();
  }

  /** A readable source without audit, correction, restriction and erasure. */
  public static SourceDescriptor.Builder readable(String id, SourceCategory category) {
    SourceDescriptor.Builder source =
        SourceDescriptor.builder(id, "Title of " + id).category(category);
    for (Action action : Action.values()) {
      source.on(action, new ActionSupport.NotApplicable("nothing of the kind"));
    }
    return source
        .match(
            MatchRule.field("id", IdentifierKind.OBJECT_ID),
            MatchRule.field("mail", IdentifierKind.MAIL),
            MatchRule.field("device", IdentifierKind.DEVICE_ID))
        .readable("Directory.Read.All");
  }
}
