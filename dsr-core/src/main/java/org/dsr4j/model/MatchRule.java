package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule that assigns a record of a source to the person, strongly or weakly.
 *
 * <p>The rule is evaluated on the record itself, so that a service which ignores a filter causes no
 * wrong results:
 *
 * <ul>
 *   <li>An {@linkplain #byRequest address} rule matches because the request itself named the
 *       person. When the request used a mutable identifier, the date of the record must be within
 *       the lifetime of the identifier.
 *   <li>A {@linkplain #field field} rule matches when the field contains one of the person's
 *       identifiers.
 *   <li>When a {@linkplain #decidedBy deciding field} has a value, it determines the strength. An
 *       immutable identifier of the person makes the match strong. An identifier of another person
 *       makes an address match weak, and a field rule does not match. If the record does not have
 *       the field at all, the match is weak, unless the rule {@linkplain #decidedByIfPresent allows
 *       it}. When both fields are in the same list of objects, each object is decided alone.
 *   <li>When a {@linkplain #weakenedBy weakening field} has a value that is not an identifier of
 *       the person, or the record does not have the field at all, the match is weak: the device
 *       belongs to the person, but the record may belong to another user.
 *   <li>A mutable identifier (names and addresses can be reassigned) is strong only {@linkplain
 *       #withDateField within its lifetime}.
 *   <li>An immutable identifier that is not of the account, for example of a device, is weak for a
 *       {@linkplain #withDateField dated} record outside its lifetime: the id stays the same, but
 *       the device belonged to another person before. A record whose date is missing may be from
 *       that time: it is weak too, if the identifier has a lifetime.
 * </ul>
 *
 * @param field the field that names the person, or null for an address rule
 * @param kind the kind of identifier that matches
 * @param decidingField the field that determines the strength when it has a value, or null
 * @param decidingKind the kind of identifier in the deciding field, or null
 * @param dateField the field with the date of the record, or null
 * @param weakeningField the field that may name another person, or null
 * @param weakeningKind the kind of identifier in the weakening field, or null
 * @param decidingFieldOptional whether a record without the deciding field names no other person
 */
public record MatchRule(
    @Nullable FieldPath field,
    IdentifierKind kind,
    @Nullable FieldPath decidingField,
    @Nullable IdentifierKind decidingKind,
    @Nullable FieldPath dateField,
    @Nullable FieldPath weakeningField,
    @Nullable IdentifierKind weakeningKind,
    boolean decidingFieldOptional) {

  private static final String EMPTY_GUID = "00000000-0000-0000-0000-000000000000";

  /**
   * Rejects a deciding or weakening field without a kind, and a kind without a field.
   *
   * @param field may be null
   * @param kind not null
   * @param decidingField may be null
   * @param decidingKind may be null
   * @param dateField may be null
   * @param weakeningField may be null
   * @param weakeningKind may be null
   * @param decidingFieldOptional see {@link #decidedByIfPresent}
   */
  public MatchRule {
    requireNonNull(kind, "kind");
    if ((decidingField == null) != (decidingKind == null)
        || (weakeningField == null) != (weakeningKind == null)) {
      throw new IllegalArgumentException("a deciding or weakening field needs a field and a kind");
    }
  }

  /**
   * Creates a rule whose deciding field, if it has one, must be in each record.
   *
   * @param field may be null
   * @param kind not null
   * @param decidingField may be null
   * @param decidingKind may be null
   * @param dateField may be null
   * @param weakeningField may be null
   * @param weakeningKind may be null
   */
  public MatchRule(
      @Nullable FieldPath field,
      IdentifierKind kind,
      @Nullable FieldPath decidingField,
      @Nullable IdentifierKind decidingKind,
      @Nullable FieldPath dateField,
      @Nullable FieldPath weakeningField,
      @Nullable IdentifierKind weakeningKind) {
    this(field, kind, decidingField, decidingKind, dateField, weakeningField, weakeningKind, false);
  }

  /**
   * Returns an address rule: the request itself names the person, for example {@code
   * /users/{id}/ownedDevices}.
   *
   * @param kind the kind of identifier in the address
   * @return the rule
   */
  public static MatchRule byRequest(IdentifierKind kind) {
    return new MatchRule(null, kind, null, null, null, null, null);
  }

  /**
   * Returns a field rule: a field of the record names the person.
   *
   * @param path the field, see {@link FieldPath#of(String)}
   * @param kind the kind of identifier it holds
   * @return the rule
   */
  public static MatchRule field(String path, IdentifierKind kind) {
    return new MatchRule(FieldPath.of(path), kind, null, null, null, null, null);
  }

  /**
   * Adds a deciding field, which determines the strength when it has a value.
   *
   * @param path the field
   * @param identifierKind the kind of identifier it holds
   * @return a copy
   */
  public MatchRule decidedBy(String path, IdentifierKind identifierKind) {
    return decided(path, identifierKind, false);
  }

  /**
   * Adds a deciding field that records need not have: a record without it names the person by
   * {@link #field()} only, as if the deciding field were null. For records whose published type
   * names people by any of several identifiers.
   *
   * @param path the field
   * @param identifierKind the kind of identifier it holds
   * @return a copy
   */
  public MatchRule decidedByIfPresent(String path, IdentifierKind identifierKind) {
    return decided(path, identifierKind, true);
  }

  private MatchRule decided(String path, IdentifierKind identifierKind, boolean optional) {
    return new MatchRule(
        field,
        kind,
        FieldPath.of(path),
        identifierKind,
        dateField,
        weakeningField,
        weakeningKind,
        optional);
  }

  /**
   * Adds the field with the date of the record.
   *
   * @param path a field that contains an ISO 8601 date and time with offset
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
        weakeningKind,
        decidingFieldOptional);
  }

  /**
   * Adds a weakening field, which may name another person although this rule matches.
   *
   * @param path the field
   * @param identifierKind the kind of identifier it holds
   * @return a copy
   */
  public MatchRule weakenedBy(String path, IdentifierKind identifierKind) {
    return new MatchRule(
        field,
        kind,
        decidingField,
        decidingKind,
        dateField,
        FieldPath.of(path),
        identifierKind,
        decidingFieldOptional);
  }

  /**
   * Returns whether the rule matches records of changes that this library made for the person's
   * request.
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
   * @return the match, or empty when the rule does not match
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
    return values.isEmpty()
        ? isMissing(content, weakeningField)
        : holder(identity, weakeningKind, values).isEmpty();
  }

  private Optional<Match> guarded(Identity identity, Content content) {
    return NamedObject.in(content, this).stream()
        .flatMap(object -> guarded(identity, content, object).stream())
        .reduce((one, other) -> one.strong() ? one : other);
  }

  private Optional<Match> guarded(Identity identity, Content content, NamedObject object) {
    Optional<KnownIdentifier> named =
        field == null
            ? strongest(identity.identifiers(kind))
            : holder(identity, kind, withoutNobody(object.names()));
    if (named.isEmpty()) {
      return Optional.empty();
    }
    String where = field == null ? Match.ADDRESS : field.toString();
    List<String> deciders = withoutNobody(object.deciders());
    if (decidingKind != null && !deciders.isEmpty()) {
      Optional<KnownIdentifier> guardian = holder(identity, decidingKind, deciders);
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
    boolean undecided = deciders.isEmpty() && object.lacksDecider() && !decidingFieldOptional;
    Strength strength = undecided ? Strength.WEAK : ownStrength(named.get(), identity, content);
    return Optional.of(new Match(kind, where, strength));
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

  /**
   * The id of an account always identifies the same person; a device may have belonged to another.
   */
  private Strength immutableStrength(KnownIdentifier known, Identity identity, Content content) {
    boolean ofAccount =
        identity
            .facet(Facet.USER)
            .filter(account -> account.identifiers().contains(known))
            .isPresent();
    boolean inside =
        ofAccount
            || dateField == null
            || known.lifetime().unbounded()
            || at(content).filter(known.lifetime()::contains).isPresent();
    return inside ? known.strength() : Strength.WEAK;
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
    return withoutNobody(content.values(path));
  }

  private static List<String> withoutNobody(List<String> values) {
    return values.stream()
        .filter(value -> !CanonicalText.trimmed(value).isEmpty())
        .filter(value -> !IdentifierKind.OBJECT_ID.comparable(value).equals(EMPTY_GUID))
        .toList();
  }

  /**
   * Null means that the record belongs to no other person; without the property this is not known.
   */
  private static boolean isMissing(Content content, FieldPath path) {
    return !content.missing(List.of(path)).isEmpty();
  }

  private static Optional<Instant> instant(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      // Services use the first day of year 1 for "no date".
      return instant.isBefore(Instant.EPOCH) ? Optional.empty() : Optional.of(instant);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
