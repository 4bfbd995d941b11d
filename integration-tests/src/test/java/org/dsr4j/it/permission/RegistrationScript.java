package org.dsr4j.it.permission;

import java.util.Collection;
import java.util.stream.Collectors;
import org.dsr4j.it.permission.NeededPermissions.Application;
import org.dsr4j.model.Action;
import org.dsr4j.model.SourceDescriptor;

/** Writes {@code docs/register-applications.sh} from the source descriptors. */
final class RegistrationScript {

  private final NeededPermissions needed;
  private final GraphAppRoles roles = GraphAppRoles.load();

  private RegistrationScript(Collection<SourceDescriptor> sources) {
    this.needed = new NeededPermissions(sources);
  }

  static String write(Collection<SourceDescriptor> sources) {
    return new RegistrationScript(sources).written();
  }

  private String written() {
    return GraphAppRoles.text("register-applications.template.sh")
        .replace("@READ_ACTIONS@", actions(Application.READ, ", ", false))
        .replace("@CHANGE_ACTIONS@", actions(Application.CHANGE, ", ", false))
        .replace("@READ_DEFAULT@", actions(Application.READ, ",", true))
        .replace("@CHANGE_DEFAULT@", actions(Application.CHANGE, ",", true))
        .replace("@PERMISSIONS@\n", permissions())
        .replace("@ROLE_IDS@\n", ids());
  }

  /**
   * The names of an application's actions: all, or those that this version supports for at least
   * one source.
   */
  private String actions(Application application, String separator, boolean done) {
    return application.actions().stream()
        .filter(action -> !done || !needed.of(action).isEmpty())
        .map(NeededPermissions::text)
        .collect(Collectors.joining(separator));
  }

  private String permissions() {
    StringBuilder cases = new StringBuilder();
    for (Action action : Action.values()) {
      String label = Application.of(action).text() + ":" + NeededPermissions.text(action);
      if (needed.of(action).isEmpty()) {
        cases.append("    ").append(label).append(") ;;\n");
        continue;
      }
      cases.append("    ").append(label).append(")\n      cat <<'END'\n");
      needed.of(action).forEach(permission -> cases.append(permission).append('\n'));
      cases.append("END\n      ;;\n");
    }
    return cases.toString();
  }

  private String ids() {
    StringBuilder cases = new StringBuilder();
    for (String permission : needed.all()) {
      roles
          .id(permission)
          .ifPresent(
              id ->
                  cases
                      .append("    ")
                      .append(permission)
                      .append(") echo ")
                      .append(id)
                      .append(" ;;\n"));
    }
    return cases.toString();
  }
}
