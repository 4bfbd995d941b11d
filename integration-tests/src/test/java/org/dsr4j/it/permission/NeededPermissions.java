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
 * The application permissions of an action, computed from the source descriptors: the permissions
 * that its sources declare, and those of the requests before them. The page and the registration
 * script are generated from it, and {@link PermissionsDemandedTest} compares it with the
 * permissions that runs require.
 */
public record NeededPermissions(Collection<SourceDescriptor> sources) {

  /** The permission to read the organisation; both connections do this before any other request. */
  static final String TENANT = "Organization.Read.All";

  /** The origin of a person's facets: the sources whose permissions are required to find them. */
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

    /** Its name in the registration script. */
    String text() {
      return NeededPermissions.text(this);
    }

    static Application of(Action action) {
      return action.reading() ? READ : CHANGE;
    }
  }

  /** The name of a constant in the script and on the page. */
  static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The permissions that a source declares for an action; empty if the adapter does not support the
   * action there.
   */
  static List<String> declared(SourceDescriptor source, Action action) {
    return source.support(action) instanceof ActionSupport.Supported supported
        ? supported.permissions()
        : List.of();
  }

  /** The sources for which the adapters support an action. */
  List<SourceDescriptor> supportedSources(Action action) {
    return sources.stream()
        .filter(source -> source.support(action) instanceof ActionSupport.Supported)
        .toList();
  }

  /** All permissions of one action; empty if no source supports it. */
  SortedSet<String> of(Action action) {
    SortedSet<String> needed = new TreeSet<>();
    for (SourceDescriptor source : supportedSources(action)) {
      needed.addAll(declared(source, action));
      needed.addAll(first(action, source));
    }
    return needed;
  }

  /**
   * The permissions that are required before a source is read: for the tenant, and for the facets
   * of the source.
   */
  private SortedSet<String> first(Action action, SourceDescriptor source) {
    SortedSet<String> first = new TreeSet<>(List.of(TENANT));
    if (action.reading()) {
      first.addAll(forFacet(Facet.USER));
      source.facets().forEach(facet -> first.addAll(forFacet(facet)));
    }
    return first;
  }

  /** The permissions to find a facet of the person. */
  SortedSet<String> forFacet(String facet) {
    List<String> ids = FOUND_BY.getOrDefault(facet, List.of());
    SortedSet<String> permissions = new TreeSet<>();
    sources.stream()
        .filter(source -> ids.contains(source.id()))
        .forEach(source -> permissions.addAll(declared(source, Action.DISCOVER)));
    return permissions;
  }

  /** The permissions that an action needs although no source of the action declares them. */
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
