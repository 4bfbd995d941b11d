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
 * The whole contract: extend this class and return a harness, and every rule is tested.
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
 * <p>A failure message names the rule, the finding and the usual cause. The result of every rule is
 * written to {@code target/dsr-contract/<test class>.json}; the JUnit configuration parameter
 * {@code dsr.contract.results} names another folder, and {@code dsr.contract.maxWaitMillis} how
 * long a cancelled call may take to end (default 10 s). Logging is captured completely if Logback
 * is on the class path, otherwise only standard output and {@code java.util.logging}.
 */
@Execution(ExecutionMode.SAME_THREAD)
public abstract class AdapterContract {

  /** For subclasses. */
  protected AdapterContract() {}

  /**
   * Creates the harness. The kit calls this once for the test class and, if the adapter erases,
   * once for each rule that changes something. The services must not share data.
   *
   * @return the harness; the kit closes it
   * @throws Exception when the service cannot be started
   */
  protected abstract AdapterHarness harness() throws Exception;

  /** The declarations of the adapter. */
  @Nested
  class Declaration extends DeclarationContract {
    Declaration() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** Configuration, opening and closing. */
  @Nested
  class Instances extends InstanceContract {
    Instances() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** The tenant and the resolution of people. */
  @Nested
  class Resolution extends ResolutionContract {
    Resolution() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** The identifiers of a person. */
  @Nested
  class Identifiers extends IdentifierContract {
    Identifiers() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** The records that are read. */
  @Nested
  class Reading extends ReadContract {
    Reading() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** The scope of reading. */
  @Nested
  class Scope extends ScopeContract {
    Scope() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** Memory, environment and threads of reading. */
  @Nested
  class Streaming extends StreamingContract {
    Streaming() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /**
   * Isolation: records of other people are not read, and personal data is not in logs and messages.
   */
  @Nested
  class Isolation extends IsolationContract {
    Isolation() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** Faults of the service. */
  @Nested
  class Faults extends FaultContract {
    Faults() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** Cancellation. */
  @Nested
  class Cancelling extends CancellationContract {
    Cancelling() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** The proposed steps. */
  @Nested
  class Planning extends PlanContract {
    Planning() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** The inspection of steps. */
  @Nested
  class Inspecting extends InspectionContract {
    Inspecting() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** The performing of steps. */
  @Nested
  class Performing extends PerformContract {
    Performing() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** Faults of the service during changes. */
  @Nested
  class ChangeFaults extends ChangeFaultContract {
    ChangeFaults() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }

  /** Complete erasures. */
  @Nested
  class Erasing extends ErasureContract {
    Erasing() {}

    @Override
    protected AdapterHarness harness() throws Exception {
      return AdapterContract.this.harness();
    }
  }
}
