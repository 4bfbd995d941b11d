package org.dsr4j.it.history;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Checks the histories of all tenants after each test. It is found by JUnit itself, so that no test
 * can forget it; a test that breaks an invariant on purpose says so with {@link BreaksHistory}.
 */
public final class HistoryExtension implements AfterEachCallback {

  @Override
  public void afterEach(ExtensionContext context) {
    Set<Invariant> broken = EnumSet.noneOf(Invariant.class);
    AnnotationSupport.findAnnotation(context.getElement(), BreaksHistory.class)
        .ifPresent(each -> broken.addAll(List.of(each.value())));
    AnnotationSupport.findAnnotation(context.getRequiredTestClass(), BreaksHistory.class)
        .ifPresent(each -> broken.addAll(List.of(each.value())));
    List<Violation> violations = new ArrayList<>(TenantHistory.takeViolations());
    violations.removeIf(violation -> broken.contains(violation.invariant()));
    if (!violations.isEmpty()) {
      throw new AssertionError("the history of this test breaks invariants: " + violations);
    }
  }
}
