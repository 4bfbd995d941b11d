package org.dsr4j.testkit.mutants;

import java.util.List;
import java.util.stream.Stream;

/** All broken adapters. */
final class Mutants {

  private Mutants() {}

  static final List<Mutant> ALL =
      Stream.of(
              DeclarationMutants.ALL,
              FindMutants.ALL,
              ReadMutants.ALL,
              IsolationMutants.ALL,
              FaultMutants.ALL,
              PlanMutants.ALL,
              ChangeMutants.ALL)
          .flatMap(List::stream)
          .toList();
}
