package org.dsr4j.it.simulation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.CaseKey;
import org.dsr4j.spi.operator.CaseKeys;

/** The same key in every history, because a random one would change the histories of a seed. */
final class SimulatedKeys implements CaseKeys {

  private final Map<CaseId, CaseKey> keys = new HashMap<>();

  @Override
  public CaseKey create(CaseId caseId) {
    byte[] bytes = new byte[CaseKey.LENGTH];
    Arrays.fill(bytes, (byte) 7);
    CaseKey key = CaseKey.of(bytes);
    keys.put(caseId, key);
    return key;
  }

  @Override
  public Optional<CaseKey> find(CaseId caseId) {
    return Optional.ofNullable(keys.get(caseId));
  }

  @Override
  public void destroy(CaseId caseId) {
    keys.remove(caseId);
  }
}
