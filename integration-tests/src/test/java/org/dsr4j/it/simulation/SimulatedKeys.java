package org.dsr4j.it.simulation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.CaseKey;
import org.dsr4j.spi.operator.CaseKeys;

/** The same key in every history, because a random one would change the histories of a seed. */
final class SimulatedKeys implements CaseKeys {

  private static final CaseKey KEY = key();

  private final Set<CaseId> destroyed = new HashSet<>();

  private static CaseKey key() {
    byte[] bytes = new byte[CaseKey.LENGTH];
    Arrays.fill(bytes, (byte) 7);
    return CaseKey.of(bytes);
  }

  @Override
  public CaseKey create(CaseId caseId) {
    destroyed.remove(caseId);
    return KEY;
  }

  @Override
  public Optional<CaseKey> find(CaseId caseId) {
    return destroyed.contains(caseId) ? Optional.empty() : Optional.of(KEY);
  }

  @Override
  public void destroy(CaseId caseId) {
    destroyed.add(caseId);
  }
}
