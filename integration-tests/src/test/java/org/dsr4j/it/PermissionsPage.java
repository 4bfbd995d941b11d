package org.dsr4j.it;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;

/** Writes {@code docs/permissions.md} from the source descriptors. */
final class PermissionsPage {

  private static final String HEAD =
      """
      # Permissions

      Application permissions of Microsoft Graph, the least that each action needs; every one needs an administrator's
      consent. Written by the build from the source descriptors; do not edit. A missing permission silences the sources
      beside it: they stand in the ledger as `NOT_READABLE`, the others are read.

      Always needed, to be sure of the tenant before the first read and to find the person: `Organization.Read.All`,
      `User.Read.All`.
      """;

  private PermissionsPage() {}

  static String write(Collection<SourceDescriptor> sources) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("\n## Read set\n");
    Stream.of(Action.values()).filter(Action::reading).forEach(a -> action(page, a, sources));
    page.append("\n## Write set\n");
    Stream.of(Action.values()).filter(a -> !a.reading()).forEach(a -> action(page, a, sources));
    return page.toString();
  }

  private static void action(
      StringBuilder page, Action action, Collection<SourceDescriptor> sources) {
    page.append("\n### ").append(action.name().toLowerCase(Locale.ROOT)).append("\n\n");
    Map<String, List<String>> byPermission = new TreeMap<>();
    for (SourceDescriptor source : sources) {
      if (source.support(action) instanceof ActionSupport.Supported supported) {
        String all = String.join("` and `", supported.permissions());
        byPermission.computeIfAbsent(all, any -> new ArrayList<>()).add(source.id());
      }
    }
    if (byPermission.isEmpty()) {
      page.append("None: this version does not do it for any source.\n");
      return;
    }
    page.append("| permission | sources |\n|---|---|\n");
    byPermission.forEach(
        (permission, ids) ->
            page.append("| `")
                .append(permission)
                .append("` | ")
                .append(String.join(", ", ids))
                .append(" |\n"));
  }
}
