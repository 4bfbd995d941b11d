package org.dsr4j.testkit.contract;

/**
 * The rules of the adapter contract, in RFC 2119 words. Ids are stable for ever.
 *
 * <p>Each carries what usually breaks it. The kit tests every one of them; {@code
 * docs/adapter-contract.md} is generated from here.
 */
public enum Rule {
  /** Found by the service loader. */
  DECL_01(
      "The provider MUST be listed in META-INF/services/org.dsr4j.spi.AdapterProvider.",
      "the file is missing, misspelt or not packed, or the class is not public"),
  /** Built for this SPI. */
  DECL_02(
      "spiMajor() MUST be the major version of the SPI that the adapter was built for.",
      "an adapter of another major is used; rebuild it, and return a literal"),
  /** Ids are well formed. */
  DECL_03(
      "Provider id and source ids MUST be lower-case words joined by hyphens, each source id once.",
      "ids are made from table or class names"),
  /** Defining is pure. */
  DECL_04(
      "define() MUST answer the same every time and MUST NOT ask the service.",
      "sources are discovered by asking the service; declare them, or take them from"
          + " configuration"),
  /** Every action is answered in words. */
  DECL_05(
      "Every source MUST say of every action what is possible, and where it is not, why and what to"
          + " do instead.",
      "reasons were left blank"),
  /** The answer to the person can be given. */
  DECL_06(
      "Every source that is read MUST declare purpose, recipients, retention, where it is read from"
          + " and at least one match rule.",
      "the descriptor was built without the texts that Art. 15(1) GDPR asks for"),
  /** What is declared is implemented. */
  DECL_07(
      "An action that any source supports MUST be implemented by the adapter.",
      "the class lacks DiscoverAction, ExportAction or AuditAction"),
  /** Configuration is checked without disclosing it. */
  DECL_08(
      "A configuration without a required key MUST be refused by naming the key, and no message may"
          + " hold a value.",
      "the value is put into the exception's message, or a default is made up"),
  /** Secrets of the configuration are named. */
  DECL_09(
      "A configuration key that holds a password, secret, token or key MUST be declared secret.",
      "asSecret() was forgotten"),
  /** Several instances live side by side. */
  DECL_10(
      "Several instances of a provider MUST work side by side, and closing one MUST NOT disturb the"
          + " others.",
      "state is static, or close() closes a resource that was handed over"),
  /** Closing is idempotent. */
  DECL_11("close() MUST NOT throw when it is called again.", "what is closed twice throws"),

  /** The tenant is told. */
  TENANT_01(
      "confirmTenant() MUST answer CONFIRMED or ASSERTED for its own tenant, with evidence in"
          + " words.",
      "the check is left out, or its evidence is empty"),
  /** Another tenant's service is not confirmed. */
  TENANT_02(
      "Opened for another tenant, an adapter MUST NOT answer CONFIRMED.",
      "the service is asked whether it is there, not whose it is"),
  /** A failed check is a failure. */
  TENANT_03(
      "A tenant check that could not be made MUST be an exception with a code, never an answer.",
      "the failure is caught and the configured tenant is asserted"),

  /** Everybody is found by each identifier. */
  FIND_01(
      "Every way to name the person that the adapter understands MUST lead to the same identity.",
      "only one kind of identifier is looked up, or names are not escaped"),
  /** Awkward names are found. */
  FIND_02(
      "Names with an apostrophe MUST be found; the harness MUST seed one.",
      "quotes are not doubled in a literal, or paths are not encoded: bind, never concatenate"),
  /** Nobody is nobody. */
  FIND_03(
      "Somebody whom the service does not know MUST be NOT_IDENTIFIED.",
      "the requester's identifiers are handed back as if they were found"),
  /** Several are ambiguous. */
  FIND_04(
      "An identifier that several people carry MUST be AMBIGUOUS, with one masked line for each.",
      "the first row wins, or the lines show the identifiers in full"),
  /** Consumed kinds are declared. */
  FIND_05(
      "consumes() MUST name the kinds by which the person can be named.",
      "the list was not extended when another kind was added"),
  /** Every facet is told. */
  FIND_06(
      "A person who is identified MUST get every facet that the adapter's own sources depend on.",
      "the facet of devices or of the adapter's own is left out when it is empty"),
  /** Provenance is told. */
  FIND_07(
      "Every identifier MUST carry as provenance the instance, a slash, and what it was learned"
          + " from.",
      "provenance is a constant, so that two instances look alike"),
  /** Resolution settles. */
  FIND_08(
      "Resolution MUST settle: asked again with all it answered, it MUST answer the same.",
      "identifiers are made up anew at each call"),
  /** Another person's identifiers stay out. */
  FIND_09(
      "A strong identifier of one person MUST NOT be a strong identifier of another.",
      "people are joined by display name, or by a prefix of the address"),
  /** Recycled identifiers are bounded. */
  FIND_10(
      "An identifier that two people carried MUST be weak, or bounded by its lifetime, for both.",
      "addresses are recycled; only immutable identifiers are strong for ever"),
  /** Local identifiers are scoped. */
  FIND_11(
      "A kind of identifier that means something within one instance only MUST carry the instance's"
          + " name.",
      "customer number 4711 of one database is taken for 4711 of the next"),
  /** Case does not hide people. */
  FIND_12(
      "Identifiers of kinds that are not case-sensitive MUST be found in any case, in any locale.",
      "toLowerCase() without Locale.ROOT, or a binary collation"),

  /** Everything seeded is delivered. */
  READ_01(
      "Every source declared as readable MUST deliver what the service holds, or push it as weak"
          + " where only a recycled identifier can tell whose it is; the harness MUST seed each.",
      "a source is declared and not read, or read under a misspelt name"),
  /** Token exactness. */
  READ_02(
      "A record MUST be what the service holds, token by token: names, order, numbers, texts,"
          + " nulls.",
      "values pass through double, a map or a typed model"),
  /** The harness is hard enough. */
  READ_03(
      "The harness MUST seed a text beyond the Basic Multilingual Plane, a null or an empty text,"
          + " and a number that a double does not keep.",
      "only pleasant values are seeded, so that READ-02 proves nothing"),
  /** Declared, discovered and exported are the same. */
  READ_04(
      "Discover and export MUST find the same records of every source.",
      "discover counts, export reads, and the two drifted apart"),
  /** Records have keys. */
  READ_05(
      "Within a source, one key MUST NOT stand for two different records.",
      "the key is only a part of the primary key"),
  /** The order is stable. */
  READ_06(
      "Reading twice MUST push the same records under the same keys in the same order.",
      "no order by, or an order by hash"),
  /** Empty is not absent. */
  READ_07(
      "Where the service holds nothing of a person it knows, the source MUST be complete and"
          + " empty.",
      "404 or an empty list is taken for an error"),
  /** Secrets stay out. */
  READ_08(
      "Fields declared secret MUST NOT be requested or pushed.",
      "all columns are selected, and the engine is left to cut the secrets"),
  /** Undeclared reads are refused. */
  READ_09(
      "Reading a source that is not declared readable MUST be refused: by a DsrException or a gap,"
          + " without any record.",
      "the adapter reads whatever it is asked for, or answers complete without reading"),
  /** Many are as each alone. */
  READ_10(
      "Reading for many people MUST give each what reading alone gives.",
      "rows of a shared list go to the first person, or only the first is asked for"),
  /** Memory is bounded. */
  READ_11(
      "Reading MUST stream: the service MUST NOT have handed out more than 5,000 records that were"
          + " not yet pushed. Counted, not timed.",
      "all pages or rows are collected first; set a fetch size, and turn auto-commit off"),
  /** Reading writes nothing. */
  READ_12(
      "Reading and resolving MUST NOT change the service.",
      "a last-access date, a temporary table"),
  /** Matches are claimed truly. */
  READ_13(
      "Every pushed record MUST match by one of the source's declared rules, and no claim may be"
          + " stronger than the rule.",
      "records of a filtered list are pushed without being looked at; filters are ignored at"
          + " times"),
  /** The window is kept. */
  READ_14(
      "An audit MUST deliver the records within the window, its end excluded, and no others; the"
          + " harness MUST seed dated ones.",
      "the window is ignored, applied in local time, or its end included"),
  /** Locale and clock do not matter. */
  READ_15(
      "What is pushed MUST NOT depend on default locale, default time zone or clock.",
      "String.format, toLowerCase or Timestamp.toString without a locale or zone"),
  /** Threads do not matter. */
  READ_16(
      "Sources MUST be readable at the same time with the same result.",
      "a field of the adapter holds the state of one read"),

  /** Others' records stay out. */
  ISO_01(
      "No record of another person MUST be delivered, nor any text that marks another person.",
      "a filter that the service ignored, a join over a shared device, a prefix match"),
  /** Namesakes are others. */
  ISO_02(
      "A person MUST NOT get records by display name; the namesake's stay the namesake's.",
      "rows carry only a name, and names are not unique"),
  /** Weak is quarantined. */
  ISO_03(
      "A record that only a recycled identifier ties to the person MUST NOT be delivered; the"
          + " harness MUST seed one where a source matches by such an identifier.",
      "the match is claimed strong, or the rule has no guard and no date"),
  /** Only subjects of the task. */
  ISO_04(
      "Records MUST be pushed for subjects of the task only.",
      "the person of an earlier task is kept in a field"),
  /** Nothing personal in logs and messages. */
  ISO_05(
      "Logs, messages, details and names MUST NOT hold personal data, in success and in failure.",
      "a driver's or service's message is copied into the outcome, or a record is logged"),

  /** Missing permission. */
  FAULT_01(
      "A refusal MUST make the source NOT_READABLE, with words that name what mends it.",
      "a refusal is taken for an empty list, or for a plain failure"),
  /** Unavailable. */
  FAULT_02(
      "A source that could not be read MUST have a gap; it MUST NOT be complete.",
      "the exception is caught and an empty result returned"),
  /** Broken off. */
  FAULT_03(
      "A read that broke off MUST keep what was pushed and have a gap.",
      "the page loop ends on an error and returns what it has as if it were all"),
  /** Hanging reads end. */
  FAULT_04(
      "A read that hangs MUST end when it is cancelled.",
      "Cancellation.onCancel is not used to end the call that waits"),
  /** Healed. */
  FAULT_05(
      "After a fault is mended the same adapter MUST read again in full.",
      "a broken connection or a failed token is kept"),
  /** Exceptions have codes. */
  FAULT_06(
      "What an adapter throws for a fault of its service MUST be a DsrException, or an outcome with"
          + " a code and words.",
      "SQLException or IOException wrapped in a RuntimeException"),
  /** A failed look-up is a failure. */
  FAULT_07(
      "A look-up that failed MUST be UNAVAILABLE or leave a gap in the facet; never NOT_IDENTIFIED,"
          + " never complete.",
      "no answer is taken for no such person"),
  /** Incomplete facets show. */
  FAULT_08(
      "A run whose look-up failed MUST NOT be complete for any source that depends on it.",
      "the facet's gap is swallowed by the resolver"),
  /** Faults stay where they are. */
  FAULT_09(
      "A fault of one source MUST NOT take records from another without a gap.",
      "sources share a cache of answers, failed ones included"),
  /** The sink is obeyed. */
  FAULT_10(
      "When the sink throws, the adapter MUST stop pushing and let the exception through.",
      "exceptions are caught per record, to go on with the next"),
  /** Hanging look-ups end. */
  FAULT_11(
      "A look-up and a tenant check that hang MUST end when they are cancelled.",
      "the cancellation is passed to reads only"),

  /** What is declared as erased is erased by the adapter. */
  CHANGE_01(
      "An adapter MUST implement DeleteAction if one of its sources declares DELETE as supported,"
          + " and MUST NOT if none does.",
      "a source is declared before the code is there, or the declaration was forgotten"),
  /** Permissions are named. */
  CHANGE_02(
      "Every step MUST name permissions among those that its source declares for DELETE.",
      "the permissions of reading are taken for those of changing"),
  /** Planning is reading. */
  CHANGE_03(
      "Proposing MUST NOT change the service.",
      "the first step is done while planning, or a mark is left at what is to be deleted"),
  /** Every source is accounted for. */
  CHANGE_04(
      "Every source of the task MUST be accounted for, by steps, an instruction, a gap or as"
          + " holding nothing; one that holds something MUST NOT be said to hold nothing.",
      "a source was added to the declaration and not to the planning"),
  /** Nobody else is planned. */
  CHANGE_05(
      "No step MUST be planned for two people, nor show another person's data.",
      "what a shared or recycled identifier finds is planned without a look at whose it is"),
  /** Only what may be changed is planned. */
  CHANGE_06(
      "Steps and instructions MUST be of sources of the task only.",
      "the task's sources are not looked at, so that what is kept would go too"),
  /** Plans are stable. */
  CHANGE_07(
      "Proposing twice MUST give the same steps in the same order.",
      "steps hold the time, a random key, or follow the order of a hash"),
  /** Planning needs no power to change. */
  CHANGE_08(
      "Proposing MUST work without any permission to change.",
      "the permission is tried out, or the changing connection is used to look"),
  /** A failed look is no empty source. */
  CHANGE_09(
      "A source that could not be read while planning MUST have a gap, or the proposal MUST be"
          + " refused by a DsrException or a refusal.",
      "a failed read is taken for nothing to erase, so that the erasure looks complete"),
  /** Steps are data. */
  CHANGE_10(
      "A step that was stored with its plan MUST be performed by another instance as well.",
      "what a step needs is kept in the adapter, not in its target and arguments"),
  /** What is shown names nobody. */
  CHANGE_11(
      "Kinds, titles, notes, instructions, refusals, gaps, evidence, exceptions and logs of"
          + " planning and changing MUST NOT hold personal data.",
      "the target is put into the title or the detail; the label is made for that"),
  /** What is to be done is open. */
  CHANGE_12(
      "Inspected when its turn comes, a step MUST be OPEN.",
      "inspect looks at something else than propose did"),
  /** What was done is applied. */
  CHANGE_13(
      "Inspected after it was performed, a step MUST be APPLIED, or UNDER_WAY while the service is"
          + " at it.",
      "inspect remembers instead of looking, or takes not found for a failure"),
  /** Another world is drift. */
  CHANGE_14(
      "A step MUST be DRIFTED when its preconditions do not hold, never OPEN.",
      "preconditions are written into the plan and never looked at"),
  /** What is not seen is not done. */
  CHANGE_15(
      "While the service cannot be asked an inspection MUST be UNSEEN, or throw a DsrException; an"
          + " answer that breaks off MUST NOT be APPLIED.",
      "an error is taken for not found, and not found for deleted"),
  /** A step is a step. */
  CHANGE_16(
      "Performing MUST change what the step is for and nothing else: nothing of other people, and"
          + " nothing that other steps are for.",
      "the statement deletes by less than the whole key, or in cascades"),
  /** Repetition is harmless. */
  CHANGE_17(
      "Performing a step that is done MUST be ALREADY, DONE or PENDING, and change nothing more.",
      "not found is taken for a failure, or the next row is deleted"),
  /** A refusal is a refusal. */
  CHANGE_18(
      "A refusal MUST be REFUSED, with words that name what mends it; nothing MUST be changed"
          + " then.",
      "a missing permission is taken for an outage, and tried again for ever"),
  /** Not done is not done. */
  CHANGE_19(
      "When the service fails before it changed anything, the outcome MUST be LATER, REFUSED or"
          + " UNKNOWN.",
      "the answer is not looked at"),
  /** A lost answer is not a refusal. */
  CHANGE_20(
      "When the service changed something and its answer was lost, the outcome MUST be UNKNOWN, or"
          + " what a second look saw; never REFUSED or LATER.",
      "any error while changing is taken for not applied"),
  /** Failures are outcomes. */
  CHANGE_21(
      "What a service fails with while something is changed MUST be an outcome, not an exception.",
      "exceptions of the client are let through, so that every failure is an unknown one"),
  /** Cancelled before is not done. */
  CHANGE_22(
      "A step whose call is cancelled before it began MUST NOT be performed.",
      "the cancellation is heeded while waiting only"),
  /** Hanging changes end. */
  CHANGE_23(
      "A change that hangs MUST end when it is cancelled, and MUST NOT be told as done.",
      "Cancellation.onCancel is not used where something is changed"),
  /** What was taken on is told. */
  CHANGE_24(
      "Polling what is pending MUST tell when it is done, from another instance too, and MUST stay"
          + " PENDING while it is not or cannot be asked.",
      "jobs are remembered in the adapter, or an unanswered question is taken for the end"),
  /** An erasure erases. */
  CHANGE_25(
      "A whole run - planned, approved, executed, resumed, verified - MUST end with every step"
          + " done, nothing of the person left where steps were planned, and everything of others"
          + " there.",
      "what one step removes hides what another was to remove, or a table was forgotten"),
  /** A killed run is gone on with. */
  CHANGE_26(
      "A run that is killed at each step, before the service was asked or after it answered, and is"
          + " resumed MUST end like one that was not.",
      "the adapter remembers what it did, and another process does not"),
  /** Nothing is changed without a permit. */
  CHANGE_27(
      "Performing an open step with a revoked permit MUST be REFUSED and MUST NOT change anything.",
      "the permit is not handed to what sends the change, or is not checked there");

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
   * What the rule says.
   *
   * @return a sentence in RFC 2119 words
   */
  public String text() {
    return text;
  }

  /**
   * What usually breaks it.
   *
   * @return half a sentence
   */
  public String usualCause() {
    return cause;
  }

  @Override
  public String toString() {
    return id();
  }
}
