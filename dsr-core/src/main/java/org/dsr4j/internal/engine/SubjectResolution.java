package org.dsr4j.internal.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.internal.registry.CallFailed;
import org.dsr4j.internal.registry.GuardedCalls;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.SubjectResolver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resolves one person: calls all resolvers in rounds until none adds an identifier. */
final class SubjectResolution implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(SubjectResolution.class);
  private static final int MAX_ROUNDS = 5;
  private static final String REQUEST = MergedFacet.REQUEST;
  private static final Gap UNSETTLED =
      Gap.failed(
          DsrError.RESOLUTION_UNSETTLED,
          "Adapters still added identifiers after "
              + MAX_ROUNDS
              + " rounds; the service may hold more data than was read");

  private static final Gap GONE =
      Gap.failed(
          DsrError.SUBJECT_UNRESOLVED,
          "No service knows the account any more, only a case of this library does. Found: data"
              + " with the identifiers of the request or of the case's changes. Not found: data"
              + " that contain only a former address or device");

  private final String reference;
  private final DsrRequest request;
  private final List<OpenAdapter> adapters;
  private final Cancellation cancellation;
  private final GuardedCalls calls;
  private final @Nullable Identity captured;
  private final @Nullable Identity earlier;
  private final boolean everyAdapter;
  private final Map<OpenAdapter, Resolution> answers = new LinkedHashMap<>();
  private final Map<OpenAdapter, Set<Identifier>> consumedBefore = new HashMap<>();
  private final Map<OpenAdapter, Set<IdentifierKind>> consumes = new HashMap<>();
  private volatile boolean settled;
  private volatile boolean unsettled;

  SubjectResolution(
      String reference,
      DsrRequest request,
      List<OpenAdapter> adapters,
      Cancellation cancellation,
      GuardedCalls calls,
      @Nullable Identity captured,
      @Nullable Identity earlier,
      boolean everyAdapter) {
    this.everyAdapter = everyAdapter;
    this.captured = captured;
    this.earlier = earlier;
    this.reference = reference;
    this.request = request;
    this.adapters =
        adapters.stream().filter(adapter -> adapter.as(SubjectResolver.class).isPresent()).toList();
    this.cancellation = cancellation;
    this.calls = calls;
  }

  @Override
  public void run() {
    for (int round = 0; round < MAX_ROUNDS && !settled; round++) {
      boolean asked = false;
      for (OpenAdapter adapter : adapters) {
        if (!cancellation.isCancelled() && hasNewIdentifiers(adapter)) {
          ask(adapter);
          asked = true;
        }
      }
      settled = !asked && !cancellation.isCancelled();
    }
    unsettled = !settled && !cancellation.isCancelled();
  }

  /**
   * Returns whether other adapters added an identifier that this resolver consumes since its last
   * call.
   */
  private boolean hasNewIdentifiers(OpenAdapter adapter) {
    Set<Identifier> before = consumedBefore.get(adapter);
    if (before == null) {
      return true;
    }
    Set<Identifier> now = consumed(adapter, identity());
    own(adapter).forEach(now::remove);
    return !before.containsAll(now);
  }

  private Set<Identifier> own(OpenAdapter adapter) {
    Set<Identifier> own = new HashSet<>();
    Resolution answer = answer(adapter);
    if (answer != null) {
      answer
          .facets()
          .forEach(facet -> facet.identifiers().forEach(known -> own.add(known.identifier())));
    }
    return own;
  }

  private synchronized @Nullable Resolution answer(OpenAdapter adapter) {
    return answers.get(adapter);
  }

  private Set<Identifier> consumed(OpenAdapter adapter, Identity identity) {
    Set<Identifier> consumed = new HashSet<>();
    for (IdentifierKind kind : consumes.getOrDefault(adapter, Set.of())) {
      identity.identifiers(kind).forEach(known -> consumed.add(known.identifier()));
    }
    return consumed;
  }

  private void ask(OpenAdapter adapter) {
    Identity known = identity();
    consumedBefore.put(adapter, Set.of());
    SubjectResolver resolver = adapter.as(SubjectResolver.class).orElseThrow();
    Resolution answer;
    try {
      consumes.put(
          adapter, calls.call(adapter.described(), any -> Set.copyOf(resolver.consumes())));
      consumedBefore.put(adapter, consumed(adapter, known));
      answer = calls.call(adapter.described(), own -> resolver.resolve(known, own));
    } catch (CallFailed e) {
      LOG.warn("Resolver of {} failed: {}", adapter.instance(), e.getMessage());
      answer = new Resolution.Unavailable(AdapterFailures.gap(e.reason(), "resolving"));
    }
    synchronized (this) {
      answers.put(adapter, answer);
    }
  }

  /** Returns the current identity; complete only after {@link #run()}. */
  synchronized Identity identity() {
    Map<String, MergedFacet> facets = new LinkedHashMap<>();
    MergedFacet user = new MergedFacet();
    request
        .subject()
        .identifiers()
        .forEach(identifier -> user.add(KnownIdentifier.strong(identifier, REQUEST)));
    facets.put(Facet.USER, user);
    if (captured != null) {
      addCaptured(captured, facets);
    }
    if (earlier != null) {
      addEarlier(earlier, user);
    }
    answers.forEach((adapter, answer) -> merge(facets, adapter, answer));
    if (isUnconfirmed()) {
      user.weakenChangeable();
    }
    if (unsettled) {
      facets.values().forEach(facet -> facet.gap(UNSETTLED));
    }
    if (onlyInOwnRecords()) {
      user.gap(GONE);
      facets.computeIfAbsent(Facet.DEVICES, name -> new MergedFacet()).gap(GONE);
    }
    user.removeIdentifiersKnownTo(facets.values());
    List<Facet> merged = new ArrayList<>();
    facets.forEach((name, facet) -> merged.add(facet.toFacet(name)));
    return new Identity(reference, request.subject(), merged);
  }

  /**
   * Adds the identifiers from before the erasure with the provenance of the requester: a service
   * may have better information now.
   */
  private static void addCaptured(Identity captured, Map<String, MergedFacet> facets) {
    for (Facet facet : captured.facets()) {
      MergedFacet merged = facets.computeIfAbsent(facet.name(), name -> new MergedFacet());
      for (KnownIdentifier known : facet.identifiers()) {
        merged.add(
            new KnownIdentifier(known.identifier(), REQUEST, known.strength(), known.lifetime()));
      }
      facet.gaps().forEach(merged::gap);
    }
  }

  /**
   * Adds what the case knew about the person when it was planned before. Addresses and devices may
   * belong to somebody else now.
   */
  private static void addEarlier(Identity earlier, MergedFacet user) {
    LastingIdentifiers.of(earlier)
        .forEach(identifier -> user.add(KnownIdentifier.strong(identifier, REQUEST)));
    LastingIdentifiers.changeable(earlier)
        .forEach(identifier -> user.add(KnownIdentifier.weak(identifier, REQUEST)));
  }

  private static void merge(
      Map<String, MergedFacet> facets, OpenAdapter adapter, Resolution answer) {
    if (answer instanceof Resolution.Identified identified) {
      for (Facet facet : identified.facets()) {
        MergedFacet merged = facets.computeIfAbsent(facet.name(), name -> new MergedFacet());
        facet.identifiers().forEach(merged::add);
        facet.gaps().forEach(merged::gap);
      }
    } else if (answer instanceof Resolution.Unavailable unavailable) {
      // The service would have added identifiers to each facet of its own sources.
      own(facets, adapter).forEach(facet -> facet.gap(unavailable.gap()));
    } else {
      // The service does not know the person: its facets exist and are empty.
      own(facets, adapter);
    }
  }

  private static List<MergedFacet> own(Map<String, MergedFacet> facets, OpenAdapter adapter) {
    return adapter.sources().stream()
        .flatMap(source -> source.facets().stream())
        .distinct()
        .map(name -> facets.computeIfAbsent(name, any -> new MergedFacet()))
        .toList();
  }

  /** Returns why the request ends here, or null when it continues. */
  synchronized @Nullable Completion interruption() {
    boolean ambiguous =
        answers.values().stream().anyMatch(a -> a instanceof Resolution.Ambiguous)
            || !contradictions().isEmpty();
    return captured == null && ambiguous ? Completion.AMBIGUOUS : null;
  }

  private List<String> contradictions() {
    AccountConflict conflict = new AccountConflict();
    conflict.add("the request", lasting(List.of(requested())));
    if (earlier != null) {
      conflict.add("the case", LastingIdentifiers.of(earlier));
    }
    answers.forEach(
        (adapter, answer) -> conflict.add(adapter.described(), lasting(answer.facets())));
    return conflict.lines();
  }

  private Facet requested() {
    return new Facet(
        Facet.USER,
        request.subject().identifiers().stream()
            .map(identifier -> KnownIdentifier.strong(identifier, REQUEST))
            .toList(),
        List.of());
  }

  private Set<Identifier> lasting(List<Facet> facets) {
    return LastingIdentifiers.of(new Identity(reference, request.subject(), facets));
  }

  /**
   * Returns whether every service was asked and none knows the person. That is no proof that there
   * are no data: rows remain when an account is deleted, or when there never was one.
   */
  synchronized boolean withoutAccount() {
    return everyAdapter && isUnknown();
  }

  private boolean isUnknown() {
    List<Resolution> services = services();
    return captured == null
        && settled
        && !services.isEmpty()
        && services.stream().allMatch(a -> a instanceof Resolution.NotIdentified);
  }

  /** An address that no service confirms may belong to somebody else. */
  private boolean isUnconfirmed() {
    return captured == null
        && settled
        && !services().isEmpty()
        && services().stream().noneMatch(a -> a instanceof Resolution.Identified);
  }

  /** Returns the answers of the services, without the library's own records. */
  private List<Resolution> services() {
    return answers.entrySet().stream()
        .filter(answer -> !answer.getKey().isBuiltIn())
        .map(Map.Entry::getValue)
        .toList();
  }

  /**
   * Returns whether only the library's own records know the person, because the account is deleted.
   * A case that is planned again brings the former identifiers with it.
   */
  private boolean onlyInOwnRecords() {
    return isUnknown()
        && earlier == null
        && answers.entrySet().stream()
            .anyMatch(a -> a.getKey().isBuiltIn() && a.getValue() instanceof Resolution.Identified);
  }

  /** Returns whether the adapter was asked and its service does not know the person. */
  boolean notIdentifiedBy(OpenAdapter adapter) {
    return answer(adapter) instanceof Resolution.NotIdentified;
  }

  /** Returns the masked candidates and the contradictions of an ambiguous person. */
  synchronized List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (captured == null) {
      notes.addAll(contradictions());
    }
    answers.forEach(
        (adapter, answer) ->
            answer.candidates().forEach(line -> notes.add(adapter.instance() + " knows: " + line)));
    return notes;
  }

  /** Returns whether at least one service knows the person, or no service can be asked. */
  synchronized boolean identified() {
    return adapters.stream().allMatch(OpenAdapter::isBuiltIn)
        || services().stream().anyMatch(a -> a instanceof Resolution.Identified);
  }

  boolean settled() {
    return settled;
  }
}
