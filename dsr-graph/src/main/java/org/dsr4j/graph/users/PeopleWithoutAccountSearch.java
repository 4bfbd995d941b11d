package org.dsr4j.graph.users;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.graph.internal.paging.ResponseReader;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Content;
import org.dsr4j.model.Facet;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.spi.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * Searches people who are in the directory without an account: organisational contacts, and people
 * of other tenants who use shared channels. Used by one thread, once.
 */
final class PeopleWithoutAccountSearch {

  private static final String CONTACTS = "/contacts";
  private static final String PROFILES = "/directory/inboundSharedUserProfiles";
  private static final FieldPath PROXIES = FieldPath.of("proxyAddresses");
  private static final String SMTP = "smtp:";
  private static final int SHOWN = 8;

  private final UserReads reads;
  private final String provenance;
  private final @Nullable Gap withoutBeta;
  private final Map<String, Content> contacts = new LinkedHashMap<>();
  private final Map<String, Content> profiles = new LinkedHashMap<>();
  private final List<Gap> gaps = new ArrayList<>();

  PeopleWithoutAccountSearch(UserReads reads, String provenance, @Nullable Gap withoutBeta) {
    this.reads = reads;
    this.provenance = provenance;
    this.withoutBeta = withoutBeta;
  }

  private interface Step {
    void run() throws GraphIoException;
  }

  /** Searches by names and addresses, and by object ids of home tenants. */
  Resolution resolve(Collection<Identifier> names, Collection<Identifier> homeIds) {
    List<String> addresses =
        names.stream()
            .filter(name -> AccountCandidates.NAMES.contains(name.kind()))
            .map(Identifier::value)
            .distinct()
            .toList();
    addresses.stream()
        .flatMap(address -> IdentifierKind.MAIL.spellings(address).stream())
        .forEach(spelling -> attempt(() -> contacts(spelling)));
    if (reads.beta()) {
      findPeopleOfOtherTenants(addresses, homeIds);
    }
    return answer();
  }

  private void findPeopleOfOtherTenants(List<String> addresses, Collection<Identifier> homeIds) {
    if (withoutBeta == null) {
      homeIds.forEach(id -> attempt(() -> profile(id)));
      if (!addresses.isEmpty() && homeIds.isEmpty()) {
        attempt(() -> profiles(addresses));
      }
    } else if (!addresses.isEmpty() || !homeIds.isEmpty()) {
      gaps.add(withoutBeta);
    }
  }

  private void attempt(Step step) {
    try {
      step.run();
    } catch (GraphIoException e) {
      gaps.add(e.failure().asGap(GraphUsers.PART));
    }
  }

  private void contacts(String address) throws GraphIoException {
    GraphRequest all =
        GraphRequest.get(GraphVersion.V1, CONTACTS).query("$select", "id,mail,proxyAddresses");
    String literal = GraphRequest.literal(address);
    String smtp = GraphRequest.literal(SMTP + address);
    GraphRequest filtered =
        all.query("$filter", "mail eq " + literal + " or proxyAddresses/any(x:x eq " + smtp + ")");
    try {
      reads.rows(filtered, row -> contact(row, address));
    } catch (GraphIoException e) {
      if (e.failure().error() != GraphError.BAD_REQUEST) {
        throw e;
      }
      reads.rows(all, row -> contact(row, address));
    }
  }

  private void contact(Content row, String address) {
    boolean reached =
        row.text("mail").filter(mail -> UserAccount.same(mail, address)).isPresent()
            || row.values(PROXIES).stream()
                .anyMatch(proxy -> UserAccount.same(proxy, SMTP + address));
    if (reached) {
      row.text("id").ifPresent(id -> contacts.put(id.toLowerCase(Locale.ROOT), row));
    }
  }

  private void profile(Identifier homeId) throws GraphIoException {
    if (!UserRow.isObjectId(homeId.value())) {
      // In a path this value could have another meaning, and no person has it.
      return;
    }
    GraphRequest request =
        GraphRequest.get(GraphVersion.BETA, PROFILES + "/{homeUserId}")
            .path("homeUserId", homeId.value());
    Optional<Content> profile = reads.object(request);
    if (profile.isPresent() && profile.get().text("userId").filter(homeId::matches).isEmpty()) {
      throw UserReads.failed(
          request,
          ResponseReader.unexpected("Graph returned another profile than the requested one")
              .failure());
    }
    profile.ifPresent(row -> profiles.put(homeId.value().toLowerCase(Locale.ROOT), row));
  }

  private void profiles(List<String> addresses) throws GraphIoException {
    reads.rows(
        GraphRequest.get(GraphVersion.BETA, PROFILES),
        row -> {
          String name = row.text("userPrincipalName").orElse("");
          if (addresses.stream().anyMatch(address -> UserAccount.same(address, name))) {
            row.text("userId").ifPresent(id -> profiles.put(id.toLowerCase(Locale.ROOT), row));
          }
        });
  }

  private Resolution answer() {
    if (contacts.isEmpty() && profiles.isEmpty()) {
      return gaps.isEmpty()
          ? new Resolution.NotIdentified()
          : new Resolution.Unavailable(gaps.get(0));
    }
    if (contacts.size() > 1 || profiles.size() > 1) {
      List<String> lines = new ArrayList<>();
      contacts.keySet().forEach(id -> lines.add(masked(id) + "organisational contact"));
      profiles.keySet().forEach(id -> lines.add(masked(id) + "person of another tenant"));
      return new Resolution.Ambiguous(lines);
    }
    List<KnownIdentifier> found = new ArrayList<>();
    contacts.forEach((id, row) -> contact(id, row, found));
    profiles.forEach((id, row) -> profile(id, row, found));
    return new Resolution.Identified(
        List.of(new Facet(Facet.USER, found.stream().distinct().toList(), gaps)));
  }

  private void contact(String id, Content row, List<KnownIdentifier> found) {
    add(GraphIdentifierKinds.CONTACT_ID, id, found);
    row.text("mail").ifPresent(mail -> add(IdentifierKind.MAIL, mail, found));
    row.values(PROXIES).stream()
        .filter(proxy -> proxy.regionMatches(true, 0, SMTP, 0, SMTP.length()))
        .map(proxy -> proxy.substring(SMTP.length()))
        .forEach(proxy -> add(IdentifierKind.PROXY_ADDRESS, proxy, found));
  }

  private void profile(String id, Content row, List<KnownIdentifier> found) {
    add(GraphIdentifierKinds.HOME_OBJECT_ID, id, found);
    row.text("userPrincipalName")
        .ifPresent(name -> add(IdentifierKind.USER_PRINCIPAL_NAME, name, found));
  }

  private void add(IdentifierKind kind, String value, List<KnownIdentifier> found) {
    if (!value.isBlank()) {
      found.add(KnownIdentifier.strong(Identifier.of(kind, value), provenance));
    }
  }

  private static String masked(String id) {
    return id.substring(0, Math.min(SHOWN, id.length() / 2)) + "\u2026 ";
  }
}
