package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import org.dsr4j.model.DsrException;

/**
 * What the one approved plan that is being executed may write; nothing else passes.
 *
 * <p>Holds methods, versions and paths with their values, not bodies. Thread-safe. Close it when
 * the execution is over: from then on nothing passes, not even a repetition that is waiting.
 */
public final class WritePermit implements AutoCloseable {

  private static final String BATCH = "$batch";

  private final String planDigest;
  private final List<WriteTarget> targets;
  private volatile boolean revoked;

  private WritePermit(String planDigest, List<WriteTarget> targets) {
    this.planDigest = planDigest;
    this.targets = targets;
  }

  /**
   * The permit of a plan.
   *
   * @param planDigest the digest that was approved
   * @param writes all writes of its steps, with their values
   * @return the permit
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when a placeholder is not filled,
   *     a path can be understood in more ways than one, or a write is a batch
   */
  public static WritePermit forPlan(String planDigest, Collection<GraphWrite> writes) {
    List<WriteTarget> targets = writes.stream().map(GraphWrite::target).toList();
    NormalizedPath batch = new NormalizedPath(List.of(BATCH));
    for (GraphVersion version : GraphVersion.values()) {
      if (targets.stream().anyMatch(target -> target.matches("POST", version, batch))) {
        throw GraphRequest.invalid("a plan names its writes one by one, never as a batch");
      }
    }
    return new WritePermit(requireNonNull(planDigest, "planDigest"), targets);
  }

  /**
   * The plan it was made for.
   *
   * @return the digest
   */
  public String planDigest() {
    return planDigest;
  }

  /**
   * Whether it was closed.
   *
   * @return true for ever once it was
   */
  public boolean isRevoked() {
    return revoked;
  }

  /** Revokes the permit. Idempotent. */
  @Override
  public void close() {
    revoked = true;
  }

  /**
   * Whether a write may pass.
   *
   * @param method the HTTP method
   * @param version the API version
   * @param path the path that will be on the wire
   * @return false for every write once revoked
   */
  public boolean permits(String method, GraphVersion version, NormalizedPath path) {
    return !revoked && targets.stream().anyMatch(target -> target.matches(method, version, path));
  }

  /**
   * Whether a path is that of a batch.
   *
   * @param path the path
   * @return true for {@code $batch}
   */
  public static boolean isBatch(NormalizedPath path) {
    return path.segments().size() == 1
        && NormalizedPath.foldedName(path.segments().get(0)).equals(BATCH);
  }

  @Override
  public String toString() {
    return "WritePermit[" + targets.size() + " targets" + (revoked ? ", revoked]" : "]");
  }
}
