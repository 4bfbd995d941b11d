package org.dsr4j.azuread.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;

/** The export of one account for one request, and its stored state. */
record StoredExport(PersonalDataExports exports, String account, String key) {

  /** Returns the exports of all accounts of a person for one request. */
  static List<StoredExport> of(PersonalDataExports exports, Identity who, DsrRequest request) {
    return who.facet(Facet.USER).stream()
        .flatMap(facet -> facet.identifiers().stream())
        .filter(known -> known.strength() == Strength.STRONG)
        .map(KnownIdentifier::identifier)
        .filter(identifier -> identifier.kind().equals(IdentifierKind.OBJECT_ID))
        .map(Identifier::value)
        .distinct()
        .map(account -> new StoredExport(exports, account, key(request, account)))
        .toList();
  }

  /** The account is part of the key: the same request for another person is another export. */
  private static String key(DsrRequest request, String account) {
    return digest(request.tenant().value() + "\n" + request.id() + "\n" + account);
  }

  static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Optional<ExportState> load() {
    return exports.load(key).map(ExportState::parse);
  }

  ExportState save(ExportState state) {
    exports.save(key, state.text());
    return state;
  }

  URI freshLocation() {
    return exports.freshLocation(key);
  }

  @Override
  public String toString() {
    return "ExportMemory[***]";
  }
}
