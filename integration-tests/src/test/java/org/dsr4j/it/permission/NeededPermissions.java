package org.dsr4j.it.permission;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Facet;
import org.dsr4j.model.SourceDescriptor;

/**
 * The application permissions of an action, computed from the source descriptors: what its sources
 * declare, and what must be read before any of them. The page and the registration script are
 * written from it, and {@link PermissionsDemandedTest} holds it against what runs demand.
 */
public record NeededPermissions(Collection<SourceDescriptor> sources) {

  /** Asks the tenant who it is; both connections do, before anything else. */
  static final String TENANT = "Organization.Read.All";

  /** Where the facets of a person come from: the sources whose permissions finding them takes. */
  private static final Map<String, List<String>> FOUND_BY =
      Map.of(
          Facet.USER, List.of("aad-user"),
          Facet.DEVICES, List.of("intune-managed-device", "aad-device"));

  /** One of the two applications that a tenant registers. */
  enum Application {
    READ(true),
    CHANGE(false);

    private final boolean reading;

    Application(boolean reading) {
      this.reading = reading;
    }

    /** Its actions, in the order of the guide. */
    List<Action> actions() {
      return Stream.of(Action.values()).filter(action -> action.reading() == reading).toList();
    }

    /** The word for it in the registration script. */
    String text() {
      return NeededPermissions.text(this);
    }

    static Application of(Action action) {
      return action.reading() ? READ : CHANGE;
    }
  }

  /** The word for a constant in the script and on the page. */
  static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** What a source declares for an action; nothing when the adapter does not do it there. */
  static List<String> declared(SourceDescriptor source, Action action) {
    return source.support(action) instanceof ActionSupport.Supported supported
        ? supported.permissions()
        : List.of();
  }

  /** The sources that the adapters serve by an action. */
  List<SourceDescriptor> supportedSources(Action action) {
    return sources.stream()
        .filter(source -> source.support(action) instanceof ActionSupport.Supported)
        .toList();
  }

  /** All that one action takes; empty when no source is served by it. */
  SortedSet<String> of(Action action) {
    SortedSet<String> needed = new TreeSet<>();
    for (SourceDescriptor source : supportedSources(action)) {
      needed.addAll(declared(source, action));
      needed.addAll(first(action, source));
    }
    return needed;
  }

  /** What must be read before a source: the tenant, and the facets it is looked up by. */
  private SortedSet<String> first(Action action, SourceDescriptor source) {
    SortedSet<String> first = new TreeSet<>(List.of(TENANT));
    if (action.reading()) {
      first.addAll(forFacet(Facet.USER));
      source.facets().forEach(facet -> first.addAll(forFacet(facet)));
    }
    return first;
  }

  /** What finding a facet of the person takes. */
  SortedSet<String> forFacet(String facet) {
    List<String> ids = FOUND_BY.getOrDefault(facet, List.of());
    SortedSet<String> permissions = new TreeSet<>();
    sources.stream()
        .filter(source -> ids.contains(source.id()))
        .forEach(source -> permissions.addAll(declared(source, Action.DISCOVER)));
    return permissions;
  }

  /** Needed by an action though no source that it serves declares them. */
  SortedSet<String> undeclared(Action action) {
    SortedSet<String> rest = of(action);
    supportedSources(action).forEach(source -> rest.removeAll(declared(source, action)));
    return rest;
  }

  /** Every permission of every action. */
  public SortedSet<String> all() {
    SortedSet<String> all = new TreeSet<>();
    Stream.of(Action.values()).forEach(action -> all.addAll(of(action)));
    return all;
  }
}
