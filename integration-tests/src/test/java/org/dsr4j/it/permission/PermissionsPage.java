package org.dsr4j.it.permission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dsr4j.it.permission.NeededPermissions.Application;
import org.dsr4j.model.Action;
import org.dsr4j.model.Facet;
import org.dsr4j.model.SourceDescriptor;

/** Writes {@code docs/permissions.md} from the source descriptors. */
final class PermissionsPage {

  private final NeededPermissions needed;
  private final GraphAppRoles roles;
  private final StringBuilder page = new StringBuilder();

  private PermissionsPage(Collection<SourceDescriptor> sources) {
    this.needed = new NeededPermissions(sources);
    this.roles = GraphAppRoles.load();
  }

  static String write(Collection<SourceDescriptor> sources) {
    return new PermissionsPage(sources).written();
  }

  private String written() {
    page.append(GraphAppRoles.text("permissions-head.md"));
    page.append("\n## Needed before a read\n\n");
    before();
    for (Application application : Application.values()) {
      page.append(
          application == Application.READ
              ? "\n## The application that reads\n"
              : "\n## The application that changes\n");
      application.actions().forEach(this::action);
    }
    ids();
    return page.toString();
  }

  private void before() {
    page.append("| to | permissions |\n|---|---|\n");
    row("confirm the tenant, in both applications", List.of(NeededPermissions.TENANT));
    row("find the person", needed.forFacet(Facet.USER));
    row(
        "find the person's devices, for sources that depend on them",
        needed.forFacet(Facet.DEVICES));
  }

  private void row(String purpose, Collection<String> permissions) {
    page.append("| ").append(purpose).append(" | ").append(code(permissions)).append(" |\n");
  }

  private static String code(Collection<String> permissions) {
    return permissions.stream()
        .map(permission -> "`" + permission + "`")
        .collect(Collectors.joining(", "));
  }

  private void action(Action action) {
    page.append("\n### ").append(NeededPermissions.text(action)).append("\n\n");
    Map<String, List<String>> byPermission = new TreeMap<>();
    for (SourceDescriptor source : needed.supportedSources(action)) {
      String all = String.join("` and `", NeededPermissions.declared(source, action));
      byPermission.computeIfAbsent(all, any -> new ArrayList<>()).add(source.id());
    }
    if (byPermission.isEmpty()) {
      page.append("None: this version does not do it for any source.\n");
      return;
    }
    SortedSet<String> all = needed.of(action);
    page.append("All ").append(all.size()).append(": ").append(code(all)).append("\n\n");
    page.append("| permission | sources |\n|---|---|\n");
    byPermission.forEach(
        (permission, ids) ->
            page.append("| ")
                .append(permission.isEmpty() ? "none of its own" : "`" + permission + "`")
                .append(" | ")
                .append(String.join(", ", ids))
                .append(" |\n"));
    SortedSet<String> rest = needed.undeclared(action);
    if (!rest.isEmpty()) {
      page.append("| ").append(code(rest)).append(" | (before a read) |\n");
    }
  }

  private void ids() {
    page.append(GraphAppRoles.text("permissions-ids.md"));
    page.append("\n| permission | app role id | read | change |\n|---|---|---|---|\n");
    for (String permission : needed.all()) {
      page.append("| `")
          .append(permission)
          .append("` | ")
          .append(roles.id(permission).map(id -> "`" + id + "`").orElse("looked up in the tenant"))
          .append(" | ")
          .append(actions(Application.READ, permission))
          .append(" | ")
          .append(actions(Application.CHANGE, permission))
          .append(" |\n");
    }
  }

  private String actions(Application application, String permission) {
    return application.actions().stream()
        .filter(action -> needed.of(action).contains(permission))
        .map(NeededPermissions::text)
        .collect(Collectors.joining(", "));
  }
}
