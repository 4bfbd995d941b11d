package org.dsr4j.it.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.evidence.JournalEntryKind.APPROVED;
import static org.dsr4j.evidence.JournalEntryKind.INTENT;
import static org.dsr4j.evidence.JournalEntryKind.RESULT;
import static org.dsr4j.evidence.JournalEntryKind.RUN_STARTED;
import static org.dsr4j.evidence.JournalEntryKind.WITHDRAWN;

import java.util.HashMap;
import java.util.Map;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.CaseId;
import org.dsr4j.testkit.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Each violation is reported, and a history without one is not. */
class HistoryCheckerTest {

  private static final CaseId CASE = CaseId.of("DSR-1");
  private static final CaseId OTHER = CaseId.of("DSR-2");

  private final HistoryChecker checker = new HistoryChecker();
  private final Map<CaseId, Long> numbers = new HashMap<>();

  private void line(CaseId id, JournalEntryKind kind, Map<String, String> facts) {
    Map<String, String> all = new HashMap<>(facts);
    all.putIfAbsent("plan", "p1");
    checker.durable(new HistoryEntry(id, numbers.merge(id, 1L, Long::sum), kind, all));
  }

  private void line(JournalEntryKind kind) {
    line(CASE, kind, Map.of());
  }

  private void intent(CaseId id, String kind, boolean irreversible) {
    line(
        id,
        INTENT,
        Map.of("step", kind, "kind", kind, "irreversible", Boolean.toString(irreversible)));
  }

  private void result(String kind, String state) {
    line(CASE, RESULT, Map.of("step", kind, "state", state));
  }

  private void call(String method, String path) {
    answered(method, path, "request-id");
  }

  private void byAdministrator(String method, String path) {
    answered(method, path, "");
  }

  private void answered(String method, String path, String clientRequestId) {
    checker.answered(
        new RecordedRequest(
            "v1.0", method, path, "", 204, "host", true, 1, clientRequestId, "", ""));
  }

  private void wipe(CaseId id) {
    intent(id, "wipe-device", true);
    call("POST", "/deviceManagement/managedDevices/d1/wipe");
  }

  private void assertBroken(Invariant invariant) {
    assertThat(checker.violations()).extracting(Violation::invariant).containsExactly(invariant);
  }

  private void deletedAndRestored() {
    line(APPROVED);
    intent(CASE, "delete-account", false);
    call("DELETE", "/users/u1");
    result("delete-account", "DONE");
    byAdministrator("POST", "/directory/deletedItems/u1/restore");
  }

  @Test
  void aHistoryThatBreaksNothingIsAccepted() {
    checker.ownPlan("p1");
    checker.otherPerson("u2");
    line(APPROVED);
    wipe(CASE);
    result("wipe-device", "PENDING");
    intent(CASE, "delete-account", false);
    call("DELETE", "/users/u1");
    result("delete-account", "DONE");
    intent(CASE, "purge-account", true);
    call("DELETE", "/directory/deletedItems/u1");
    assertThat(checker.violations()).isEmpty();
  }

  @Test
  void anIrreversibleCallThatIsSentAgainIsReported() {
    line(APPROVED);
    wipe(CASE);
    wipe(CASE);
    assertBroken(Invariant.IRREVERSIBLE_ONCE);
  }

  @Test
  void anIrreversibleCallThatAnotherCaseSendsAgainIsReported() {
    line(APPROVED);
    wipe(CASE);
    line(OTHER, APPROVED, Map.of());
    wipe(OTHER);
    assertBroken(Invariant.IRREVERSIBLE_ONCE_FOR_ALL_CASES);
  }

  @Test
  void aCallWithoutAnIntentIsReported() {
    line(APPROVED);
    call("POST", "/deviceManagement/managedDevices/d1/wipe");
    assertBroken(Invariant.INTENT_FIRST);
  }

  @Test
  void aCallAfterTheResultOfItsIntentIsReported() {
    line(APPROVED);
    wipe(CASE);
    result("wipe-device", "DONE");
    call("POST", "/deviceManagement/managedDevices/d2/wipe");
    assertBroken(Invariant.INTENT_FIRST);
  }

  @Test
  void aCallOnItsWayWhileItsResultIsUnknownIsAccepted() {
    line(APPROVED);
    intent(CASE, "wipe-device", true);
    result("wipe-device", "UNKNOWN");
    call("POST", "/deviceManagement/managedDevices/d1/wipe");
    assertThat(checker.violations()).isEmpty();
  }

  @Test
  void anErasureAfterARestorationIsReported() {
    deletedAndRestored();
    line(RUN_STARTED);
    intent(CASE, "purge-account", true);
    call("DELETE", "/directory/deletedItems/u1");
    assertBroken(Invariant.NONE_AFTER_RESTORATION);
  }

  @Test
  void anErasureWithANewApprovalAfterARestorationIsAccepted() {
    deletedAndRestored();
    line(CASE, APPROVED, Map.of("plan", "p2"));
    intent(CASE, "purge-account", true);
    call("DELETE", "/directory/deletedItems/u1");
    assertThat(checker.violations()).isEmpty();
  }

  @Test
  void aStepThatBeginsAfterTheWithdrawalIsReported() {
    line(APPROVED);
    line(WITHDRAWN);
    intent(CASE, "wipe-device", true);
    assertBroken(Invariant.NONE_AFTER_WITHDRAWAL);
  }

  @Test
  void aStepOfAPlanFromBeforeTheWithdrawalIsReported() {
    line(JournalEntryKind.PLANNED);
    line(WITHDRAWN);
    line(APPROVED);
    intent(CASE, "wipe-device", true);
    assertBroken(Invariant.NONE_AFTER_WITHDRAWAL);
  }

  @Test
  void aStepOfAPlanFromAfterTheWithdrawalIsAccepted() {
    line(WITHDRAWN);
    line(CASE, JournalEntryKind.PLANNED, Map.of("plan", "p2"));
    line(CASE, APPROVED, Map.of("plan", "p2"));
    wipe(CASE);
    assertThat(checker.violations()).isEmpty();
  }

  @Test
  void aStepThatBeginsAfterARefusalThatTheJournalDoesNotContainIsReported() {
    line(APPROVED);
    checker.withdrawn(CASE);
    intent(CASE, "wipe-device", true);
    assertBroken(Invariant.NONE_AFTER_WITHDRAWAL);
  }

  @Test
  void aSecondExecutionOfAnApprovalIsReported() {
    line(APPROVED);
    line(APPROVED);
    assertBroken(Invariant.APPROVAL_ONCE);
  }

  @Test
  void aChangedPlanIsReported() {
    checker.ownPlan("p1");
    line(CASE, APPROVED, Map.of("plan", "p2"));
    assertBroken(Invariant.OWN_PLAN);
  }

  @Test
  void aChangeOfAnotherPersonIsReported() {
    checker.otherPerson("u2");
    line(APPROVED);
    intent(CASE, "block-sign-in", false);
    call("PATCH", "/users/u2");
    assertBroken(Invariant.OTHER_PEOPLE);
  }

  @Test
  void twoLinesWithOneNumberAreReported() {
    line(RUN_STARTED);
    numbers.put(CASE, 0L);
    line(RUN_STARTED);
    assertBroken(Invariant.ONE_WRITER);
  }

  @Test
  void aChangeOfAnAdministratorNeedsNoIntent() {
    byAdministrator("DELETE", "/users/u1");
    assertThat(checker.violations()).isEmpty();
  }
}
