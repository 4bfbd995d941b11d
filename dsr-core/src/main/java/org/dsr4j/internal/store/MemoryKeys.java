package org.dsr4j.internal.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.CaseKey;
import org.dsr4j.spi.operator.CaseKeys;

/** Keys in memory; lost when the process ends. */
public final class MemoryKeys implements CaseKeys {

  private final Map<CaseId, CaseKey> keys = new ConcurrentHashMap<>();

  @Override
  public CaseKey create(CaseId caseId) {
    CaseKey key = CaseKey.random();
    if (keys.putIfAbsent(caseId, key) != null) {
      throw DiskAccess.exists("key", caseId);
    }
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
