package org.dsr4j.graph.doctor;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;

/** The permissions that the sources need for the actions. Immutable. */
final class PermissionNeeds {

  /** Without this permission no person can be resolved, and then no source is read. */
  private static final String LOOK_UP = "User.Read.All";

  private final List<SourceDescriptor> sources;
  private final Set<Action> actions;
  private final Map<String, Set<String>> permissions = new TreeMap<>();
  private final Set<String> toChange = new TreeSet<>();

  /**
   * @param sources the sources as declared; sources that do not exist in the cloud are ignored
   * @param cloud the catalogue name of the cloud
   */
  PermissionNeeds(Collection<SourceDescriptor> sources, Set<Action> actions, String cloud) {
    this.actions = Set.copyOf(actions);
    this.sources =
        sources.stream()
            .filter(source -> !source.absentIn().contains(cloud) && !supports(source).isEmpty())
            .toList();
    for (SourceDescriptor source : this.sources) {
      need(LOOK_UP, source);
      supports(source)
          .forEach(
              (action, support) -> {
                support.permissions().forEach(name -> need(name, source));
                if (!action.reading()) {
                  toChange.addAll(support.permissions());
                }
              });
    }
  }

  private void need(String permission, SourceDescriptor source) {
    permissions.computeIfAbsent(permission, name -> new TreeSet<>()).add(source.id());
  }

  private Map<Action, ActionSupport.Supported> supports(SourceDescriptor source) {
    Map<Action, ActionSupport.Supported> supports = new EnumMap<>(Action.class);
    for (Action action : actions) {
      if (source.support(action) instanceof ActionSupport.Supported supported) {
        supports.put(action, supported);
      }
    }
    return supports;
  }

  /** Returns the ids of all sources that support any of the actions in this cloud. */
  Set<String> sources() {
    Set<String> ids = new TreeSet<>();
    sources.forEach(source -> ids.add(source.id()));
    return ids;
  }

  /** Returns each permission with the ids of the sources that need it. */
  Map<String, Set<String>> permissions() {
    return Collections.unmodifiableMap(permissions);
  }

  /** Whether a successful read shows that a permission is not needed. */
  boolean provableByReading(String permission) {
    // The test reads neither resolve a person nor change data.
    return !permission.equals(LOOK_UP) && !toChange.contains(permission);
  }

  /** Whether no change is planned. */
  boolean readOnly() {
    return actions.stream().allMatch(Action::reading);
  }

  /** Returns the sources that support any of the actions in this cloud, as declared. */
  List<SourceDescriptor> declared() {
    return List.copyOf(sources);
  }

  /** Returns the endpoints without placeholders, with the ids of the sources that read them. */
  Map<ReadEndpoint, Set<String>> tenantWide() {
    Map<ReadEndpoint, Set<String>> places = new LinkedHashMap<>();
    for (SourceDescriptor source : sources) {
      ReadEndpoint.of(source).stream()
          .filter(ReadEndpoint::tenantWide)
          .forEach(place -> places.computeIfAbsent(place, key -> new TreeSet<>()).add(source.id()));
    }
    return places;
  }
}
