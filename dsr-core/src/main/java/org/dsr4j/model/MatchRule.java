package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a record of a source is recognised as the person's, and how strong that is.
 *
 * <p>Evaluated against the record itself, so that a service that ignores a filter does no harm:
 *
 * <ul>
 *   <li>an {@linkplain #byRequest address} rule holds because the request named the person; where
 *       the request named the person by a mutable identifier, a date has to tell whether the row
 *       belongs to its lifetime;
 *   <li>a {@linkplain #field field} rule holds when the field holds one of the person's
 *       identifiers;
 *   <li>a {@linkplain #decidedBy guard} field decides wherever it has a value: naming the person by
 *       an immutable identifier makes the match strong; naming another makes an address match weak
 *       and a field match none;
 *   <li>a {@linkplain #weakenedBy doubt} field that has a value and names nobody of the person's
 *       makes a match weak: the device is the person's, the row is perhaps a colleague's;
 *   <li>a mutable identifier (names and addresses are recycled) is strong only {@linkplain
 *       #withDateField within its lifetime};
 *   <li>an immutable identifier of anything but the account, a device for instance, is weak for a
 *       {@linkplain #withDateField dated} record from outside its lifetime: the id stays, but the
 *       device was another's before.
 * </ul>
 *
 * @param field the field that names the person, or null for an address rule
 * @param kind the kind of identifier that matches
 * @param decidingField a field that decides wherever it has a value, or null
 * @param decidingKind the kind of identifier the guard holds, or null
 * @param dateField the field that dates the record, or null
 * @param weakeningField a field that may name somebody else, or null
 * @param weakeningKind the kind of identifier the doubt field holds, or null
 */
public record MatchRule(
    @Nullable FieldPath field,
    IdentifierKind kind,
    @Nullable FieldPath decidingField,
    @Nullable IdentifierKind decidingKind,
    @Nullable FieldPath dateField,
    @Nullable FieldPath weakeningField,
    @Nullable IdentifierKind weakeningKind) {

  private static final String EMPTY_GUID = "00000000-0000-0000-0000-000000000000";

  /**
   * Checks.
   *
   * @param field see {@link #field()}
   * @param kind see {@link #kind()}
   * @param decidingField see {@link #decidingField()}
   * @param decidingKind see {@link #decidingKind()}
   * @param dateField see {@link #dateField()}
   * @param weakeningField see {@link #weakeningField()}
   * @param weakeningKind see {@link #weakeningKind()}
   */
  public MatchRule {
    requireNonNull(kind, "kind");
    if ((decidingField == null) != (decidingKind == null)
        || (weakeningField == null) != (weakeningKind == null)) {
      throw new IllegalArgumentException("a guard or doubt needs a field and a kind");
    }
  }

  /**
   * The request itself names the person, as {@code /users/{id}/ownedDevices} does.
   *
   * @param kind the kind of identifier in the address
   * @return the rule
   */
  public static MatchRule byRequest(IdentifierKind kind) {
    return new MatchRule(null, kind, null, null, null, null, null);
  }

  /**
   * A field names the person.
   *
   * @param path the field, see {@link FieldPath#of(String)}
   * @param kind the kind of identifier it holds
   * @return the rule
   */
  public static MatchRule field(String path, IdentifierKind kind) {
    return new MatchRule(FieldPath.of(path), kind, null, null, null, null, null);
  }

  /**
   * Adds a field that decides wherever it has a value.
   *
   * @param path the field
   * @param identifierKind the kind of identifier it holds
   * @return a copy
   */
  public MatchRule decidedBy(String path, IdentifierKind identifierKind) {
    return new MatchRule(
        field, kind, FieldPath.of(path), identifierKind, dateField, weakeningField, weakeningKind);
  }

  /**
   * Adds the field that dates the record.
   *
   * @param path a field holding an ISO 8601 date and time with offset
   * @return a copy
   */
  public MatchRule withDateField(String path) {
    return new MatchRule(
        field,
        kind,
        decidingField,
        decidingKind,
        FieldPath.of(path),
        weakeningField,
        weakeningKind);
  }

  /**
   * Adds a field that may name somebody else although this rule holds.
   *
   * @param path the field
   * @param identifierKind the kind of identifier it holds
   * @return a copy
   */
  public MatchRule weakenedBy(String path, IdentifierKind identifierKind) {
    return new MatchRule(
        field, kind, decidingField, decidingKind, dateField, FieldPath.of(path), identifierKind);
  }

  /**
   * Whether the rule recognises what this library itself did on the person's request.
   *
   * @return true when it matches by {@link IdentifierKind#CORRELATION_ID}
   */
  public boolean ofOwnChange() {
    return kind.equals(IdentifierKind.CORRELATION_ID);
  }

  /**
   * Evaluates the rule.
   *
   * @param identity the person
   * @param content the record
   * @return the match, or empty when the rule does not hold
   */
  public Optional<Match> evaluate(Identity identity, Content content) {
    return guarded(identity, content)
        .map(
            match ->
                doubtful(identity, content)
                    ? new Match(match.kind(), match.where(), Strength.WEAK)
                    : match);
  }

  private boolean doubtful(Identity identity, Content content) {
    if (weakeningField == null || weakeningKind == null) {
      return false;
    }
    List<String> values = present(content, weakeningField);
    return !values.isEmpty() && holder(identity, weakeningKind, values).isEmpty();
  }

  private Optional<Match> guarded(Identity identity, Content content) {
    Optional<KnownIdentifier> named = named(identity, content);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    String where = field == null ? Match.ADDRESS : field.toString();
    if (decidingField != null && decidingKind != null) {
      List<String> values = present(content, decidingField);
      if (!values.isEmpty()) {
        Optional<KnownIdentifier> guardian = holder(identity, decidingKind, values);
        if (guardian.isEmpty()) {
          return field == null
              ? Optional.of(new Match(kind, where, Strength.WEAK))
              : Optional.empty();
        }
        if (decidingKind.immutable()
            && immutableStrength(guardian.get(), identity, content) == Strength.STRONG) {
          return Optional.of(new Match(kind, where, Strength.STRONG));
        }
      }
    }
    return Optional.of(new Match(kind, where, ownStrength(named.get(), identity, content)));
  }

  private Optional<KnownIdentifier> named(Identity identity, Content content) {
    return field == null
        ? strongest(identity.identifiers(kind))
        : holder(identity, kind, present(content, field));
  }

  private static Optional<KnownIdentifier> strongest(List<KnownIdentifier> identifiers) {
    return identifiers.stream()
        .filter(known -> known.strength() == Strength.STRONG)
        .findFirst()
        .or(() -> identifiers.stream().findFirst());
  }

  private Strength ownStrength(KnownIdentifier known, Identity identity, Content content) {
    if (kind.immutable()) {
      return immutableStrength(known, identity, content);
    }
    boolean undatedAddress = field == null && dateField == null;
    if (undatedAddress || known.strength() == Strength.WEAK) {
      return known.strength();
    }
    boolean inside =
        !known.lifetime().unbounded() && at(content).filter(known.lifetime()::contains).isPresent();
    return inside ? Strength.STRONG : Strength.WEAK;
  }

  /** An account's id means its person for ever; what a person uses may have been another's. */
  private Strength immutableStrength(KnownIdentifier known, Identity identity, Content content) {
    boolean ofAccount =
        identity
            .facet(Facet.USER)
            .filter(account -> account.identifiers().contains(known))
            .isPresent();
    boolean outside =
        !ofAccount && at(content).filter(at -> !known.lifetime().contains(at)).isPresent();
    return outside ? Strength.WEAK : known.strength();
  }

  private Optional<Instant> at(Content content) {
    return dateField == null
        ? Optional.empty()
        : present(content, dateField).stream().findFirst().flatMap(MatchRule::instant);
  }

  private static Optional<KnownIdentifier> holder(
      Identity identity, IdentifierKind kind, List<String> values) {
    return strongest(
        identity.identifiers(kind).stream()
            .filter(known -> values.stream().anyMatch(known.identifier()::matches))
            .toList());
  }

  private static List<String> present(Content content, FieldPath path) {
    return content.values(path).stream()
        .filter(value -> !value.isBlank() && !value.equals(EMPTY_GUID))
        .toList();
  }

  private static Optional<Instant> instant(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      // Services write the first day of year 1 for "no date".
      return instant.isBefore(Instant.EPOCH) ? Optional.empty() : Optional.of(instant);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
