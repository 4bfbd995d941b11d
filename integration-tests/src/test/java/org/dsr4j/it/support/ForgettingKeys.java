package org.dsr4j.it.support;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.CaseKey;
import org.dsr4j.spi.operator.CaseKeys;

/** Keys of recorded journals: a destroyed key is missing here only, not in the original. */
final class ForgettingKeys implements CaseKeys {

  private final CaseKeys original;
  private final Set<CaseId> forgotten = ConcurrentHashMap.newKeySet();

  ForgettingKeys(CaseKeys original) {
    this.original = original;
  }

  @Override
  public CaseKey create(CaseId caseId) {
    return original.create(caseId);
  }

  @Override
  public Optional<CaseKey> find(CaseId caseId) {
    return forgotten.contains(caseId) ? Optional.empty() : original.find(caseId);
  }

  @Override
  public void destroy(CaseId caseId) {
    forgotten.add(caseId);
  }
}
