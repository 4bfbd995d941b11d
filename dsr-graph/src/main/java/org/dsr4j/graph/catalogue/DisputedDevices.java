package org.dsr4j.graph.catalogue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Match;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.Strength;

/**
 * Weakens the match of a row about a device whose user is in doubt, also when the row itself names
 * the person: the service may have copied the name from the record of the device.
 */
final class DisputedDevices {

  private static final Set<IdentifierKind> KINDS =
      Set.of(IdentifierKind.MANAGED_DEVICE_ID, IdentifierKind.DEVICE_ID);

  /** The fields with the id of a device, also in sources that match by the person only. */
  private static final List<FieldPath> FIELDS =
      List.of(
          FieldPath.of("id"),
          FieldPath.of("deviceId"),
          FieldPath.of("managedDeviceId"),
          FieldPath.of("managedDevice/id"),
          FieldPath.of("azureADDeviceId"),
          FieldPath.of("azureAdDeviceId"),
          FieldPath.of("azureActiveDirectoryDeviceId"));

  private final Set<FieldPath> fields = new LinkedHashSet<>(FIELDS);

  /** Adds the columns of tables; the resources of an audit entry are not its subject. */
  DisputedDevices(List<MatchRule> rules) {
    for (MatchRule rule : rules) {
      FieldPath field = rule.field();
      if (field != null && KINDS.contains(rule.kind()) && !field.toString().contains("/")) {
        fields.add(field);
      }
    }
  }

  /** Returns the match, weak if the row is about a device in doubt. */
  Match weaken(Match match, Identity identity, Content row) {
    List<KnownIdentifier> disputed = identity.identifiers(GraphIdentifierKinds.DISPUTED_DEVICE_ID);
    return match.strong()
            && !disputed.isEmpty()
            && (addressed(match, identity, disputed) || named(row, disputed))
        ? new Match(match.kind(), match.where(), Strength.WEAK)
        : match;
  }

  Optional<Match> weaken(Optional<Match> match, Identity identity, Content row) {
    return match.map(found -> weaken(found, identity, row));
  }

  /** Whether the path of the request names such a device. */
  private static boolean addressed(Match match, Identity identity, List<KnownIdentifier> disputed) {
    return match.where().equals(Match.ADDRESS)
        && KINDS.contains(match.kind())
        && identity.identifiers(match.kind()).stream()
            .allMatch(device -> holds(disputed, device.identifier().value()));
  }

  private boolean named(Content row, List<KnownIdentifier> disputed) {
    boolean[] found = new boolean[1];
    row.scan(fields, (field, value) -> found[0] |= holds(disputed, value));
    return found[0];
  }

  private static boolean holds(List<KnownIdentifier> disputed, String value) {
    return disputed.stream().anyMatch(known -> known.identifier().matches(value));
  }
}
