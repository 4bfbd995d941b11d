package org.dsr4j.it.pages;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;

/** Writes {@code docs/sources.md} from the source descriptors. */
final class SourcesPage {

  private static final String HEAD =
      """
      # Sources

      All places of personal data that the two adapters know, one row each. A test writes this page from the source descriptors; do
      not edit it. Each row is one entry of every ledger. The ledger also shows what a run could not read.

      - **Graph**: the version that is read. The key `beta` of the adapter switches beta off.
      - **absent in**: national clouds without this place; the ledger entry is `NOT_APPLICABLE` there.
      - **yes**: done by this version. **by hand**: the library cannot do it; a person does it and attests it. **follows x**: the
        data are deleted with another source. **no**: impossible; the ledger contains reason and end. **elsewhere**: on the device,
        on-premises, by the person, in the portal; the ledger contains the instruction. **not yet**: Graph can do it, this version
        does not. **–**: does not apply.
      """;

  private static final Map<String, String> SERVICES =
      Map.of("azuread", "Azure AD", "intune", "Intune");

  private static final Map<ActionSupport.Status, String> WORDS =
      Map.of(
          ActionSupport.Status.SUPPORTED, "yes",
          ActionSupport.Status.BY_HAND, "by hand",
          ActionSupport.Status.IMPOSSIBLE, "no",
          ActionSupport.Status.REDIRECTED, "elsewhere",
          ActionSupport.Status.NOT_IMPLEMENTED, "not yet",
          ActionSupport.Status.NOT_APPLICABLE, "–");

  private SourcesPage() {}

  static String write(Map<SourceRef, SourceDescriptor> all, Set<String> catalogue) {
    Collection<SourceDescriptor> sources = all.values();
    StringBuilder page = new StringBuilder(HEAD);
    page.append('\n').append(counts(sources, catalogue)).append('\n');
    all.keySet().stream()
        .map(SourceRef::instance)
        .distinct()
        .filter(SERVICES::containsKey)
        .sorted()
        .forEach(instance -> service(page, instance, all, catalogue));
    unread(page, sources);
    return page.toString();
  }

  private static String counts(Collection<SourceDescriptor> sources, Set<String> catalogue) {
    long known = sources.stream().filter(source -> catalogue.contains(source.id())).count();
    long read = sources.stream().filter(source -> isRead(source)).count();
    return "%d of %d places of the catalogue are declared, and %d outside Microsoft Graph; %d are read."
        .formatted(known, catalogue.size(), outside(sources, catalogue), read);
  }

  private static long outside(Collection<SourceDescriptor> sources, Set<String> catalogue) {
    return sources.stream()
        .filter(source -> !catalogue.contains(source.id()) && !source.id().startsWith("dsr-"))
        .count();
  }

  private static boolean isRead(SourceDescriptor source) {
    return source.support(Action.EXPORT) instanceof ActionSupport.Supported;
  }

  private static void service(
      StringBuilder page,
      String instance,
      Map<SourceRef, SourceDescriptor> all,
      Set<String> catalogue) {
    page.append("\n## ").append(SERVICES.get(instance)).append("\n\n");
    page.append(
        "| id | title | service | Graph | permission to read | absent in | read | audit | erase"
            + " | correct | restrict |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
    all.forEach(
        (ref, source) -> {
          if (ref.instance().equals(instance)) {
            row(page, SERVICES.get(instance), source, catalogue);
          }
        });
  }

  private static void row(
      StringBuilder page, String service, SourceDescriptor source, Set<String> catalogue) {
    List<String> cells =
        List.of(
            "`" + source.id() + "`",
            source.title(),
            service,
            catalogue.contains(source.id()) ? versions(source) : "outside",
            permissions(source),
            String.join(" ", new TreeSet<>(source.absentIn())),
            word(source.support(Action.EXPORT)),
            word(source.support(Action.AUDIT)),
            word(source.support(Action.DELETE)),
            word(source.support(Action.RECTIFY)),
            word(source.support(Action.RESTRICT)));
    page.append(
        cells.stream()
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  /** The versions that are read, as the requests name them. */
  private static String versions(SourceDescriptor source) {
    return source.readsFrom().stream()
        .map(place -> place.replaceFirst("^[A-Z]+ /", "").replaceFirst("/.*$", ""))
        .distinct()
        .sorted(java.util.Comparator.reverseOrder())
        .collect(Collectors.joining(", "));
  }

  private static String permissions(SourceDescriptor source) {
    return source.support(Action.EXPORT) instanceof ActionSupport.Supported supported
        ? supported.permissions().stream()
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(" "))
        : "";
  }

  private static String word(ActionSupport support) {
    return support instanceof ActionSupport.Follows follows
        ? "follows `" + follows.source() + "`"
        : WORDS.getOrDefault(support.status(), support.status().name().toLowerCase(Locale.ROOT));
  }

  private static void unread(StringBuilder page, Collection<SourceDescriptor> sources) {
    page.append("\n## What no run reads, and what to do\n\n| id | why | what a person does |\n");
    page.append("|---|---|---|\n");
    for (SourceDescriptor source : sources) {
      ActionSupport support = source.support(Action.EXPORT);
      if (!(support instanceof ActionSupport.Supported)) {
        page.append("| `").append(source.id()).append("` | ").append(why(support)).append(" |\n");
      }
    }
  }

  private static String why(ActionSupport support) {
    if (support instanceof ActionSupport.Follows follows) {
      return "follows | `" + follows.source() + "`";
    }
    if (support instanceof ActionSupport.Redirected redirected) {
      return redirected.where() + " | " + redirected.instruction();
    }
    if (support instanceof ActionSupport.Impossible impossible) {
      return impossible.reason() + " | nothing; kept: " + impossible.until();
    }
    return switch (support.status()) {
      case BY_HAND -> support.reason() + " | " + support.instruction();
      case NOT_IMPLEMENTED -> "not yet | " + support.instruction();
      case NOT_APPLICABLE -> support.reason() + " | nothing";
      case SUPPORTED, FOLLOWS, REDIRECTED, IMPOSSIBLE ->
          throw new IllegalStateException("answered before");
    };
  }
}
