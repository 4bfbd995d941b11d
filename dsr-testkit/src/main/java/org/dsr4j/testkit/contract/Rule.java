package org.dsr4j.testkit.contract;

/**
 * The rules of the adapter contract, in RFC 2119 words. Ids never change.
 *
 * <p>Each rule has a text and its usual cause of failure. The kit tests every rule; {@code
 * docs/adapter-contract.md} is generated from here.
 */
public enum Rule {
  /** The service loader finds the provider. */
  DECL_01(
      "The provider MUST be listed in META-INF/services/org.dsr4j.spi.AdapterProvider.",
      "the file is missing, misspelt or not packed, or the class is not public"),
  /** The provider is built for this SPI. */
  DECL_02(
      "spiMajor() MUST be the major version of the SPI that the adapter was built for.",
      "the adapter was built for another major version; rebuild it, and return a literal"),
  /** Ids are well formed. */
  DECL_03(
      "Provider id and source ids MUST be lower-case words joined by hyphens, each source id once.",
      "ids are made from table or class names"),
  /** Defining has no side effects. */
  DECL_04(
      "define() MUST return the same result every time and MUST NOT call the service.",
      "sources are discovered by calling the service; declare them, or take them from"
          + " configuration"),
  /** Every action is declared. */
  DECL_05(
      "Every source MUST declare for every action whether it is supported and, if it is not, the"
          + " reason and what to do instead.",
      "reasons are blank"),
  /** The information for the person is complete. */
  DECL_06(
      "Every readable source MUST declare purpose, recipients, retention, the path that it is read"
          + " from and at least one match rule.",
      "the descriptor lacks the texts that Art. 15(1) GDPR requires"),
  /** Declared actions are implemented. */
  DECL_07(
      "The adapter MUST implement every action that any of its sources supports.",
      "the class does not implement DiscoverAction, ExportAction or AuditAction"),
  /** Configuration is checked without disclosing values. */
  DECL_08(
      "A configuration without a required key MUST be refused with a message that names the key,"
          + " and no message may contain a value.",
      "the value is in the exception's message, or the adapter invents a default"),
  /** Secrets of the configuration are declared. */
  DECL_09(
      "A configuration key for a password, secret, token or key MUST be declared secret.",
      "asSecret() is missing"),
  /** Several instances work at the same time. */
  DECL_10(
      "Several instances of a provider MUST work at the same time, and closing one MUST NOT affect"
          + " the others.",
      "state is static, or close() closes a resource that belongs to the application"),
  /** Closing is idempotent. */
  DECL_11("close() MUST NOT throw when it is called again.", "closing a resource twice throws"),

  /** The tenant is confirmed. */
  TENANT_01(
      "confirmTenant() MUST return CONFIRMED or ASSERTED for its own tenant, with evidence as"
          + " text.",
      "the check is missing, or its evidence is empty"),
  /** Another tenant's service is not confirmed. */
  TENANT_02(
      "An adapter that is opened for another tenant MUST NOT return CONFIRMED.",
      "the check proves that the service is available, not which tenant it belongs to"),
  /** A failed check is an error. */
  TENANT_03(
      "A tenant check that failed MUST end with an exception with a code, never with a result.",
      "the exception is caught and the configured tenant is asserted"),

  /** Every person is found by each identifier. */
  FIND_01(
      "Every way to name the person that the adapter understands MUST result in the same identity.",
      "only one kind of identifier is looked up, or names are not escaped"),
  /** Names with special characters are found. */
  FIND_02(
      "Names with an apostrophe MUST be found; the harness MUST seed one.",
      "quotes are not doubled in a literal, or paths are not encoded: bind parameters, never"
          + " concatenate"),
  /** An unknown person is not identified. */
  FIND_03(
      "A person whom the service does not know MUST be NOT_IDENTIFIED.",
      "the requester's identifiers are returned as if they had been found"),
  /** Several people are ambiguous. */
  FIND_04(
      "An identifier that several people have MUST be AMBIGUOUS, with one masked line for each"
          + " person.",
      "the first row is taken, or the lines show complete identifiers"),
  /** Consumed kinds of identifiers are declared. */
  FIND_05(
      "consumes() MUST return all kinds of identifiers by which the person can be named.",
      "the list was not extended when another kind was added"),
  /** Every facet is returned. */
  FIND_06(
      "The resolution of a person MUST contain every facet that the adapter's own sources depend"
          + " on.",
      "the facet of devices or the adapter's own facet is omitted when it is empty"),
  /** Identifiers have a provenance. */
  FIND_07(
      "Every identifier MUST have a provenance of the instance, a slash, and the place where it was"
          + " read.",
      "provenance is a constant, so that two instances cannot be distinguished"),
  /** Resolution is stable. */
  FIND_08(
      "Resolution MUST be stable: called again with all identifiers of its result, it MUST return"
          + " the same result.",
      "new identifiers are generated at each call"),
  /** Identifiers of other people are excluded. */
  FIND_09(
      "A strong identifier of one person MUST NOT be a strong identifier of another.",
      "people are matched by display name, or by a prefix of the address"),
  /** Recycled identifiers are limited in time. */
  FIND_10(
      "An identifier that two people have or had MUST be weak, or limited by its"
          + " lifetime, for both.",
      "addresses are reassigned; only immutable identifiers are strong without a time limit"),
  /** Local identifiers name their instance. */
  FIND_11(
      "A kind of identifier that means something within one instance only MUST carry the instance's"
          + " name.",
      "customer number 4711 of one database is taken for 4711 of the next"),
  /** Case is ignored where it has no meaning. */
  FIND_12(
      "Identifiers of kinds that are not case-sensitive MUST be found in upper and lower case, in"
          + " any locale.",
      "toLowerCase() without Locale.ROOT, or a binary collation"),

  /** All seeded records are delivered. */
  READ_01(
      "Every source that is declared as readable MUST deliver the person's records, or push them as"
          + " weak if only a recycled identifier connects them with the person; the harness MUST"
          + " seed each source.",
      "a source is declared and not read, or read under a wrong name"),
  /** Records are token-exact. */
  READ_02(
      "A record MUST be equal to that of the service, token by token: names, order, numbers, texts,"
          + " nulls.",
      "values are converted to double, a map or a typed model"),
  /** The harness seeds difficult values. */
  READ_03(
      "The harness MUST seed a text beyond the Basic Multilingual Plane, a null or an empty text,"
          + " and a number that a double cannot represent.",
      "only simple values are seeded, so that READ-02 proves nothing"),
  /** Discover and export agree. */
  READ_04(
      "Discover and export MUST find the same records of every source.",
      "discover and export have separate code, which became different"),
  /** Records have keys. */
  READ_05(
      "Within a source, two different records MUST NOT have the same key.",
      "the key is only a part of the primary key"),
  /** The order is stable. */
  READ_06(
      "Reading twice MUST push the same records under the same keys in the same order.",
      "the query has no order, or the order is that of a hash table"),
  /** An empty source is complete. */
  READ_07(
      "If the service knows a person but has no records of that person in a source, the source MUST"
          + " be complete and empty.",
      "404 or an empty list is treated as an error"),
  /** Secrets are not read. */
  READ_08(
      "Fields declared secret MUST NOT be requested or pushed.",
      "all columns are selected, and only the engine removes the secrets"),
  /** Undeclared reads are refused. */
  READ_09(
      "Reading a source that is not declared readable MUST be refused: by a DsrException or a gap,"
          + " without any record.",
      "the adapter does not check the source, or returns complete without reading"),
  /** Reading many people gives the same as reading each alone. */
  READ_10(
      "Reading for many people MUST give each person the same records as reading for this person"
          + " alone.",
      "rows of a shared list are assigned to the first person, or only the first person is"
          + " queried"),
  /** Memory is bounded. */
  READ_11(
      "Reading MUST stream: at no time may the service have returned more than 5,000 records that"
          + " were not yet pushed. The kit counts records, not time.",
      "all pages or rows are collected first; set a fetch size, and turn auto-commit off"),
  /** Reading changes nothing. */
  READ_12(
      "Reading and resolving MUST NOT change the service.",
      "reading updates a last-access date, or creates a temporary table"),
  /** Matches agree with the declared rules. */
  READ_13(
      "Every pushed record MUST match by one of the source's declared rules, and its match MUST NOT"
          + " be stronger than the rule allows.",
      "records of a filtered list are pushed without a check; services sometimes ignore filters"),
  /** The audit window is respected. */
  READ_14(
      "An audit MUST deliver exactly the records within the window, its end excluded; the harness"
          + " MUST seed dated records.",
      "the window is ignored, applied in local time, or its end included"),
  /** Locale and clock have no influence. */
  READ_15(
      "Pushed records MUST NOT depend on default locale, default time zone or clock.",
      "String.format, toLowerCase or Timestamp.toString without a locale or zone"),
  /** Sources can be read concurrently. */
  READ_16(
      "Concurrent reads of sources MUST have the same result as sequential reads.",
      "a field of the adapter contains the state of one read"),
  /** Nothing is passed after a read. */
  READ_17(
      "After read() has returned, nothing MUST be passed to its sink.",
      "records are passed by a thread of the adapter, or the rest when the adapter is closed"),
  /** Attachments have records. */
  READ_18(
      "An attachment MUST have the key of a record of the same person that was passed before.",
      "the key of the file is used, or attachments of all people are passed"),

  /** Records of other people are excluded. */
  ISO_01(
      "A record of another person MUST NOT be delivered, and neither any text that identifies"
          + " another person.",
      "the service ignored a filter, or rows were matched by a shared device or by a prefix"),
  /** Namesakes are different people. */
  ISO_02(
      "Records MUST NOT be matched by display name; the records of a namesake belong to the"
          + " namesake.",
      "rows contain only a name, and names are not unique"),
  /** Weak matches are quarantined. */
  ISO_03(
      "A record that only a recycled identifier connects with the person MUST NOT be delivered; the"
          + " harness MUST seed one if a source matches by such an identifier.",
      "the match is reported as strong, or the rule has no guard and no date"),
  /** Records belong to subjects of the task. */
  ISO_04(
      "Records MUST be pushed for subjects of the task only.",
      "the person of an earlier task is kept in a field"),
  /** Logs and messages contain no personal data. */
  ISO_05(
      "Logs, messages, details and names MUST NOT contain personal data, in success and in"
          + " failure.",
      "a message of a driver or service is copied into the outcome, or a record is logged"),
  /** A call ends without traces. */
  ISO_06(
      "Confirming, resolving and reading MUST NOT cancel the cancellation that they receive and"
          + " MUST NOT leave their thread interrupted.",
      "the cancellation is used to stop the adapter's own work, or an interrupt is restored"),

  /** A missing permission is reported. */
  FAULT_01(
      "A refusal MUST make the source NOT_READABLE, with a detail that names the remedy.",
      "a refusal is treated as an empty list, or as a general failure"),
  /** An unavailable source has a gap. */
  FAULT_02(
      "A source that could not be read MUST have a gap; it MUST NOT be complete.",
      "the exception is caught and an empty result returned"),
  /** An interrupted read has a gap. */
  FAULT_03(
      "An interrupted read MUST keep the pushed records and have a gap.",
      "the page loop ends on an error and returns the first pages as complete"),
  /** Hanging reads end. */
  FAULT_04(
      "A read that hangs MUST end when it is cancelled.",
      "Cancellation.onCancel is not used to end the waiting call"),
  /** Reading recovers after a fault. */
  FAULT_05(
      "After a fault is cleared, the same adapter MUST read everything again.",
      "a broken connection or a failed token is reused"),
  /** Exceptions have codes. */
  FAULT_06(
      "For a fault of its service an adapter MUST throw a DsrException, or return an outcome with a"
          + " code and a detail.",
      "SQLException or IOException is wrapped in a RuntimeException"),
  /** A failed look-up is an error. */
  FAULT_07(
      "A failed look-up MUST be UNAVAILABLE or leave a gap in the facet; it MUST NOT be"
          + " NOT_IDENTIFIED or complete.",
      "a missing answer is treated as an unknown person"),
  /** Incomplete facets make sources incomplete. */
  FAULT_08(
      "A source that depends on a failed look-up MUST NOT be complete.",
      "the resolver drops the gap of the facet"),
  /** Faults do not spread. */
  FAULT_09(
      "A fault of one source MUST NOT remove records from another source without a gap.",
      "sources share a cache that includes failed answers"),
  /** Exceptions of the sink are respected. */
  FAULT_10(
      "When the sink throws, the adapter MUST stop pushing and pass the exception on.",
      "exceptions are caught for each record, to continue with the next one"),
  /** Hanging look-ups end. */
  FAULT_11(
      "A look-up and a tenant check that hang MUST end when they are cancelled.",
      "the cancellation is passed to reads only"),
  /** Gaps say what was observed. */
  FAULT_12(
      "A gap of a read MUST NOT be ATTESTED, KEPT, REDIRECTED, FOLLOWS or QUARANTINED, and not"
          + " SKIPPED because of a fault.",
      "a failure is reported with a status that looks better"),

  /** Declared erasures are implemented. */
  CHANGE_01(
      "An adapter MUST implement DeleteAction if one of its sources declares DELETE as supported,"
          + " and MUST NOT if none does.",
      "a source is declared before it is implemented, or the declaration is missing"),
  /** Permissions are declared. */
  CHANGE_02(
      "Every step MUST name only permissions that its source declares for DELETE.",
      "the read permissions are used for changes"),
  /** Planning changes nothing. */
  CHANGE_03(
      "Proposing MUST NOT change the service.",
      "the first step is performed during planning, or objects are marked for deletion"),
  /** Every source is accounted for. */
  CHANGE_04(
      "Every source of the task MUST be accounted for by steps, an instruction, a gap or as empty;"
          + " a source with records MUST NOT be reported as empty.",
      "a source was added to the declaration but not to the planning"),
  /** Steps belong to one person. */
  CHANGE_05(
      "A step MUST NOT be planned for two people and MUST NOT contain another person's data.",
      "rows that match a shared or recycled identifier are planned without checking their owner"),
  /** Only sources of the task are planned. */
  CHANGE_06(
      "Steps and instructions MUST belong to sources of the task.",
      "the sources of the task are not checked, so that records to keep would be deleted too"),
  /** Plans are stable. */
  CHANGE_07(
      "Proposing twice MUST give the same steps in the same order.",
      "steps contain the time or a random key, or have the order of a hash table"),
  /** Planning needs no write permission. */
  CHANGE_08(
      "Proposing MUST work without any write permission.",
      "the permission is tested by a write, or the write connection is used to read"),
  /** A failed read is not an empty source. */
  CHANGE_09(
      "A source that could not be read while planning MUST have a gap, or the proposal MUST be"
          + " refused by a DsrException or a refusal.",
      "a failed read is treated as nothing to erase, so that the erasure looks complete"),
  /** Steps are self-contained. */
  CHANGE_10(
      "Another instance MUST be able to perform a step that was stored with its plan.",
      "data of a step is stored in the adapter, not in the target and arguments of the step"),
  /** Visible texts name no person. */
  CHANGE_11(
      "Kinds, titles, notes, instructions, refusals, gaps, evidence, exceptions and logs of"
          + " planning and changing MUST NOT contain personal data.",
      "the target is in the title or the detail; use the label instead"),
  /** A planned step is open. */
  CHANGE_12(
      "The inspection of a step before its execution MUST return OPEN.",
      "inspect reads another object than propose"),
  /** A performed step is applied. */
  CHANGE_13(
      "Inspected after it was performed, a step MUST be APPLIED, or IN_PROGRESS while the service"
          + " is working on it.",
      "inspect uses memory instead of reading, or treats not found as a failure"),
  /** A changed precondition is drift. */
  CHANGE_14(
      "A step MUST be DRIFTED when its preconditions are not fulfilled, never OPEN.",
      "preconditions are written into the plan and never checked"),
  /** An unknown state is not a completed step. */
  CHANGE_15(
      "While the service cannot be asked, an inspection MUST be NOT_OBSERVABLE, or throw a"
          + " DsrException; an interrupted answer MUST NOT be APPLIED.",
      "an error is treated as not found, and not found as deleted"),
  /** A step changes only its target. */
  CHANGE_16(
      "Performing MUST change the target of the step only: no data of other people, and no target"
          + " of another step.",
      "the statement deletes by a part of the key, or cascades"),
  /** Repetition is harmless. */
  CHANGE_17(
      "Performing a step that is done MUST be ALREADY_DONE, DONE or PENDING, and MUST NOT change"
          + " anything else.",
      "not found is treated as a failure, or the next row is deleted"),
  /** A refusal is reported as a refusal. */
  CHANGE_18(
      "A refusal MUST be REFUSED, with a detail that names the remedy, and MUST NOT change"
          + " anything.",
      "a missing permission is treated as an outage and retried without end"),
  /** A failed change is not reported as done. */
  CHANGE_19(
      "When the service fails before it changed anything, the outcome MUST be RETRY_LATER, REFUSED"
          + " or UNKNOWN.",
      "the answer of the service is not checked"),
  /** A lost answer is an unknown result. */
  CHANGE_20(
      "When the service changed something and its answer was lost, the outcome MUST be UNKNOWN, or"
          + " the result of a second read; never REFUSED or RETRY_LATER.",
      "every error of a change is treated as not applied"),
  /** Failures are outcomes. */
  CHANGE_21(
      "A failure of the service during a change MUST be an outcome, not an exception.",
      "exceptions of the client are passed on, so that every failure is an unknown result"),
  /** A cancelled step is not performed. */
  CHANGE_22(
      "A step that is cancelled before it begins MUST NOT be performed.",
      "the cancellation is checked only while waiting"),
  /** Hanging changes end. */
  CHANGE_23(
      "A change that hangs MUST end when it is cancelled, and MUST NOT be reported as done.",
      "Cancellation.onCancel is not used for changes"),
  /** Accepted jobs are reported until they are finished. */
  CHANGE_24(
      "Polling a pending step MUST report when it is done, also from another instance, and MUST"
          + " stay PENDING while it is not done or the service cannot be asked.",
      "jobs are stored in the adapter, or a missing answer is treated as the end"),
  /** A complete erasure erases everything that was planned. */
  CHANGE_25(
      "A whole run - planned, approved, executed, resumed, verified - MUST end with every step"
          + " done, no records of the person left where steps were planned, and all records of"
          + " other people unchanged.",
      "one step hides the rows of another step, or a table is missing"),
  /** A killed run can be resumed. */
  CHANGE_26(
      "A run that is killed at each step, before the service was asked or after it answered, and is"
          + " resumed MUST end like one that was not.",
      "the adapter remembers what it did, and another process does not"),
  /** Nothing is changed without a permit. */
  CHANGE_27(
      "Performing an open step with a revoked permit MUST be REFUSED and MUST NOT change anything.",
      "the permit is not handed to what sends the change, or is not checked there"),
  /** The shown target is the object that is changed. */
  CHANGE_28(
      "The target of a step alone MUST decide which object is inspected and changed: the inspection"
          + " of a step whose target names nothing MUST NOT be OPEN.",
      "the target is only shown, and the request is made from an argument with another id"),
  /** A purge belongs to its own deletion. */
  CHANGE_29(
      "A step of the phase PURGE acts on what the step that it follows left: before that step has"
          + " ended, its inspection MUST NOT be OPEN or APPLIED.",
      "only the object is checked, not by whom and when it was deleted"),
  /** After a refusal, the object decides. */
  CHANGE_30(
      "A step MUST NOT be REFUSED when its effect is there: after a refusal the adapter MUST look"
          + " at the object.",
      "the status of the answer is taken for the state of the object"),
  /** No result yet is not a failure. */
  CHANGE_40(
      "A step that the service accepted MUST stay PENDING while there is no result: polled at once,"
          + " it MUST be PENDING or done, never REFUSED, RETRY_LATER or UNKNOWN.",
      "a missing result is treated as a failure, so that the step is sent again"),
  /** A call of a change ends without traces. */
  CHANGE_60(
      "Proposing, inspecting, performing and polling MUST NOT cancel the cancellation that they"
          + " receive and MUST NOT leave their thread interrupted.",
      "the cancellation is used to stop the adapter's own work, or an interrupt is restored"),
  /** Every call of a change has an answer. */
  CHANGE_61(
      "Proposing, inspecting, performing and polling MUST NOT return null.",
      "null means unknown, or that there is nothing to say");

  private final String text;
  private final String cause;

  Rule(String text, String cause) {
    this.text = text;
    this.cause = cause;
  }

  /**
   * The stable id.
   *
   * @return for instance {@code READ-07}
   */
  public String id() {
    return name().replace('_', '-');
  }

  /**
   * The text of the rule.
   *
   * @return a sentence in RFC 2119 words
   */
  public String text() {
    return text;
  }

  /**
   * The usual cause of failure.
   *
   * @return a clause
   */
  public String usualCause() {
    return cause;
  }

  @Override
  public String toString() {
    return id();
  }
}
