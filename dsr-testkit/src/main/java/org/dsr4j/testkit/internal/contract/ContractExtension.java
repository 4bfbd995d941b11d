package org.dsr4j.testkit.internal.contract;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.dsr4j.testkit.internal.contract.fixture.ReadFixture;
import org.dsr4j.testkit.internal.contract.result.RuleResults;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives all parts of one test class the same fixture, and clears the faults of the service after
 * each test.
 */
final class ContractExtension implements BeforeEachCallback, AfterEachCallback {

  private static final String RESULTS = "dsr.contract.results";
  private static final String DEFAULT_RESULTS = "target/dsr-contract";
  private static final String MAX_WAIT = "dsr.contract.maxWaitMillis";
  private static final Duration DEFAULT_MAX_WAIT = Duration.ofSeconds(10);

  ContractExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    ContractConcern concern = (ContractConcern) context.getRequiredTestInstance();
    ChecksRule checks = context.getRequiredTestMethod().getAnnotation(ChecksRule.class);
    if (checks != null) {
      concern.prepare(workbench(context, concern), checks.value());
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    ((ContractConcern) context.getRequiredTestInstance()).clearFaults();
  }

  private static ReadFixture workbench(ExtensionContext context, ContractConcern concern) {
    ExtensionContext top = top(context);
    return top.getStore(ExtensionContext.Namespace.create(ContractExtension.class))
        .computeIfAbsent(ReadFixture.class, type -> open(top, concern), ReadFixture.class);
  }

  private static ReadFixture open(ExtensionContext top, ContractConcern concern) {
    Path folder = Path.of(top.getConfigurationParameter(RESULTS).orElse(DEFAULT_RESULTS));
    Path file = folder.resolve(top.getRequiredTestClass().getName() + ".json");
    Duration maxWait =
        top.getConfigurationParameter(MAX_WAIT, millis -> Duration.ofMillis(Long.parseLong(millis)))
            .orElse(DEFAULT_MAX_WAIT);
    try {
      return ReadFixture.open(concern.harness(), new RuleResults(file), maxWait);
    } catch (Exception e) {
      throw new IllegalStateException("The harness could not be created or seeded", e);
    }
  }

  /** The context of the outermost test class. */
  private static ExtensionContext top(ExtensionContext context) {
    ExtensionContext top = context;
    Optional<ExtensionContext> parent = top.getParent();
    while (parent.isPresent() && parent.get().getTestClass().isPresent()) {
      top = parent.get();
      parent = top.getParent();
    }
    return top;
  }
}
