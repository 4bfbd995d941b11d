package org.dsr4j.azuread.erasure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;

/** Accounts that are never deleted: emergency access accounts. */
public record ProtectedAccounts(Set<String> ids) {

  public static final ConfigurationKey KEY =
      ConfigurationKey.optional(
          "protectedAccounts",
          "object ids, separated by commas, of accounts that are never deleted, such as accounts"
              + " for emergencies");

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  public static ProtectedAccounts of(Configuration configuration) {
    Set<String> ids =
        Arrays.stream(configuration.text(KEY.name()).orElse("").split(",", -1))
            .map(id -> id.strip().toLowerCase(Locale.ROOT))
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    // A name would protect no account, without an error.
    if (!ids.stream().allMatch(id -> ID.matcher(id).matches())) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "Configuration key '" + KEY.name() + "' must contain object ids, separated by commas");
    }
    return new ProtectedAccounts(ids);
  }

  void check(ErasureContext erasure) {
    if (ids.contains(erasure.userId().toLowerCase(Locale.ROOT))) {
      erasure
          .proposal()
          .refuse(
              DsrError.ACCOUNT_PROTECTED,
              "The account is among the protectedAccounts of the configuration");
    }
  }

  @Override
  public String toString() {
    return "ProtectedAccounts[" + ids.size() + "]";
  }
}
