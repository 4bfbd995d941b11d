package org.dsr4j.internal.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;
import org.dsr4j.spi.SubjectResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the kinds of identifiers in requests with those that adapters understand. Without this
 * check a request by a kind that nobody understands would look like a person without data.
 *
 * <p>A kind is understood when a resolver consumes it, or when a match rule finds records by it. A
 * kind that only judges records (deciding or weakening field) can accompany another one. An adapter
 * that names no kind may understand any, so nothing is refused. The library's own cases are found
 * by the kinds of other adapters, so they do not count.
 */
final class UnderstoodKinds implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(UnderstoodKinds.class);

  private final List<OpenAdapter> adapters;
  private final Collection<IdentifierKind> finding = new ArrayList<>();
  private volatile boolean known;

  UnderstoodKinds(List<OpenAdapter> adapters) {
    this.adapters = adapters;
  }

  /** Asks the adapters, on a thread of the run. */
  @Override
  public void run() {
    boolean all = true;
    for (OpenAdapter adapter : adapters) {
      int before = finding.size();
      rules(adapter).map(MatchRule::kind).forEach(finding::add);
      boolean told = adapter.isBuiltIn() || addConsumed(adapter);
      all &= told && finding.size() > before;
    }
    known = all;
  }

  private static Stream<MatchRule> rules(OpenAdapter adapter) {
    return adapter.sources().stream().flatMap(source -> source.matchRules().stream());
  }

  /** Returns false when the adapter does not say what it consumes: it may understand any kind. */
  private boolean addConsumed(OpenAdapter adapter) {
    if (adapter.fault().isPresent()) {
      return false;
    }
    try {
      adapter
          .as(SubjectResolver.class)
          .ifPresent(resolver -> finding.addAll(Set.copyOf(resolver.consumes())));
      return true;
    } catch (Throwable e) {
      LOG.warn(
          "Resolver of {} did not say what it consumes: {}",
          adapter.instance(),
          e.getClass().getName());
      return false;
    }
  }

  /**
   * Refuses requests with kinds that no adapter understands.
   *
   * @throws DsrException with {@link DsrError#UNKNOWN_IDENTIFIER_KIND}, naming all of them
   */
  void require(List<DsrRequest> requests) {
    if (!known) {
      return;
    }
    TreeSet<String> unknown = new TreeSet<>();
    requests.forEach(request -> unknown.addAll(notUnderstood(request)));
    if (!unknown.isEmpty()) {
      throw new DsrException(
          DsrError.UNKNOWN_IDENTIFIER_KIND,
          "No registered adapter understands identifiers of kind '"
              + String.join("', '", unknown)
              + "', so nothing was read: register the adapter that does, or name the person by one"
              + " of these kinds: "
              + offered());
    }
  }

  private List<String> offered() {
    return finding.stream()
        .filter(kind -> adapters.stream().noneMatch(one -> one.isBuiltIn() && finds(one, kind)))
        .map(UnderstoodKinds::described)
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean finds(OpenAdapter adapter, IdentifierKind kind) {
    return rules(adapter).anyMatch(rule -> rule.kind().equals(kind));
  }

  /** Kinds with one name can differ in whether their values are numbers. */
  private static String described(IdentifierKind kind) {
    return kind.numeric() ? kind.name() + " (numeric)" : kind.name();
  }

  private Set<String> notUnderstood(DsrRequest request) {
    Set<IdentifierKind> asked =
        request.subject().identifiers().stream().map(Identifier::kind).collect(Collectors.toSet());
    boolean found = asked.stream().anyMatch(finding::contains);
    return asked.stream()
        .filter(kind -> !finding.contains(kind) && !(found && judges(kind)))
        .map(UnderstoodKinds::described)
        .collect(Collectors.toSet());
  }

  private boolean judges(IdentifierKind kind) {
    return adapters.stream()
        .flatMap(UnderstoodKinds::rules)
        .anyMatch(rule -> kind.equals(rule.decidingKind()) || kind.equals(rule.weakeningKind()));
  }
}
