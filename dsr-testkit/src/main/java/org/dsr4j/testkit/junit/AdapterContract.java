package org.dsr4j.testkit.junit;

import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.internal.contract.CancellationContract;
import org.dsr4j.testkit.internal.contract.ChangeFaultContract;
import org.dsr4j.testkit.internal.contract.DeclarationContract;
import org.dsr4j.testkit.internal.contract.ErasureContract;
import org.dsr4j.testkit.internal.contract.FaultContract;
import org.dsr4j.testkit.internal.contract.IdentifierContract;
import org.dsr4j.testkit.internal.contract.InspectionContract;
import org.dsr4j.testkit.internal.contract.InstanceContract;
import org.dsr4j.testkit.internal.contract.IsolationContract;
import org.dsr4j.testkit.internal.contract.PerformContract;
import org.dsr4j.testkit.internal.contract.PlanContract;
import org.dsr4j.testkit.internal.contract.ReadContract;
import org.dsr4j.testkit.internal.contract.ResolutionContract;
import org.dsr4j.testkit.internal.contract.ScopeContract;
import org.dsr4j.testkit.internal.contract.StreamingContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The whole contract: extend it, hand over a harness, and every rule is tested.
 *
 * <pre>{@code
 * class ShopContractTest extends AdapterContract {
 *   @Override
 *   protected AdapterHarness harness() {
 *     return new ShopHarness();
 *   }
 * }
 * }</pre>
 *
 * <p>A failure names the rule, what was seen and what usually causes it. What became of every rule
 * is written to {@code target/dsr-contract/<test class>.json}; the JUnit configuration parameter
 * {@code dsr.contract.results} names another folder, and {@code dsr.contract.patience.millis} how
 * long a cancelled call may take to end (10 s unless set). Logging is seen in full when Logback is
 * on the class path, else only what reaches standard output and {@code java.util.logging}.
 */
@Execution(ExecutionMode.SAME_THREAD)
public abstract class AdapterContract {

  /** For subclasses. */
  protected AdapterContract() {}

  /**
   * Makes the harness; called once for the test class, and once for each rule that changes
   * something when the adapter erases: the services must not share what they hold.
   *
   * @return what is under test; the kit closes it
   * @throws Exception when the service cannot be started
   */
  protected abstract AdapterHarness harness() throws Exception;

  /** What the adapter says of itself. */
  @Nested
  class Declaration extends DeclarationContract {
    Declaration() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** How it is configured, opened and closed. */
  @Nested
  class Instances extends InstanceContract {
    Instances() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** Whose service it is, and who somebody is. */
  @Nested
  class Resolution extends ResolutionContract {
    Resolution() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** What is learned about somebody. */
  @Nested
  class Identifiers extends IdentifierContract {
    Identifiers() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** What is read. */
  @Nested
  class Reading extends ReadContract {
    Reading() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** How much is read. */
  @Nested
  class Scope extends ScopeContract {
    Scope() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** How it is read. */
  @Nested
  class Streaming extends StreamingContract {
    Streaming() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** What is not read: others' records; and where personal data must not appear. */
  @Nested
  class Isolation extends IsolationContract {
    Isolation() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** What happens when the service fails. */
  @Nested
  class Faults extends FaultContract {
    Faults() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** What must end. */
  @Nested
  class Cancelling extends CancellationContract {
    Cancelling() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** What it proposes to change. */
  @Nested
  class Planning extends PlanContract {
    Planning() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** What it sees of a step. */
  @Nested
  class Inspecting extends InspectionContract {
    Inspecting() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** How it changes. */
  @Nested
  class Performing extends PerformContract {
    Performing() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** What happens when the service fails while it changes. */
  @Nested
  class ChangeFaults extends ChangeFaultContract {
    ChangeFaults() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** Whether an erasure comes to its end. */
  @Nested
  class Erasing extends ErasureContract {
    Erasing() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }
}
