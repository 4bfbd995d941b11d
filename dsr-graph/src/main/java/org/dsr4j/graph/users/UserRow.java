package org.dsr4j.graph.users;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/** Reads an account from a row of users or of deleted users. */
final class UserRow {

  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String USER_TYPE = "#microsoft.graph.user";
  private static final String SMTP = "smtp:";

  private final Content row;
  private final boolean deleted;

  private UserRow(Content row, boolean deleted) {
    this.row = row;
    this.deleted = deleted;
  }

  static boolean isObjectId(String text) {
    return GUID.matcher(text).matches();
  }

  /** Reads an account; empty when the row is not a user with an object id. */
  static Optional<UserAccount> read(Content row, boolean deleted) {
    if (!row.text("@odata.type").orElse(USER_TYPE).equals(USER_TYPE)) {
      return Optional.empty();
    }
    return row.text("id")
        .map(IdentifierKind.OBJECT_ID::comparable)
        .filter(UserRow::isObjectId)
        .map(id -> new UserRow(row, deleted).account(id));
  }

  private UserAccount account(String id) {
    Window lifetime = lifetime();
    return new UserAccount(
        id,
        row.text("userPrincipalName").map(name -> names(id, name)).orElse(List.of()),
        row.text("mail"),
        row.values(FieldPath.of("otherMails")),
        aliases(),
        row.text("onPremisesUserPrincipalName").filter(name -> !name.isBlank()),
        UserKeys.of(row),
        deleted,
        lifetime,
        remark(lifetime));
  }

  /**
   * The deletion adds the object id's 32 digits before the name, so that the name can be reused.
   */
  private List<String> names(String id, String name) {
    String digits = id.replace("-", "");
    boolean prefixed =
        deleted
            && name.length() > digits.length()
            && name.regionMatches(true, 0, digits, 0, digits.length());
    return prefixed ? List.of(name.substring(digits.length()), name) : List.of(name);
  }

  private List<String> aliases() {
    return row.values(FieldPath.of("proxyAddresses")).stream()
        .filter(address -> address.regionMatches(true, 0, SMTP, 0, SMTP.length()))
        .map(address -> address.substring(SMTP.length()))
        .toList();
  }

  private Window lifetime() {
    Instant created = instant("createdDateTime");
    Instant end = deleted ? instant("deletedDateTime") : null;
    boolean ordered = created == null || end == null || created.isBefore(end);
    return new Window(created, ordered ? end : null);
  }

  private @Nullable Instant instant(String property) {
    try {
      return row.text(property)
          .map(OffsetDateTime::parse)
          .map(OffsetDateTime::toInstant)
          // Services write the first day of year 1 for "no date".
          .filter(instant -> instant.isAfter(Instant.EPOCH))
          .orElse(null);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private String remark(Window lifetime) {
    StringBuilder remark = new StringBuilder();
    switch (row.text("userType").orElse("").toLowerCase(Locale.ROOT)) {
      case "member" -> remark.append("member");
      case "guest" -> remark.append("guest");
      default -> remark.append("user");
    }
    row.text("creationType")
        .filter("LocalAccount"::equalsIgnoreCase)
        .ifPresent(local -> remark.append(", local account"));
    row.text("externalUserState")
        .filter("PendingAcceptance"::equalsIgnoreCase)
        .ifPresent(pending -> remark.append(", invited"));
    if (row.text("onPremisesSyncEnabled").orElse("").equals("true")) {
      remark.append(", synchronised");
    }
    if (deleted) {
      remark.append(", deleted");
    } else if (row.text("accountEnabled").orElse("").equals("false")) {
      remark.append(", blocked");
    }
    Instant created = lifetime.from();
    if (created != null) {
      remark.append(", created ").append(created.atZone(ZoneOffset.UTC).getYear());
    }
    return remark.toString();
  }
}
