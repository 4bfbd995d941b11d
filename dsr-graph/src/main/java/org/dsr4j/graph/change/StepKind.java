package org.dsr4j.graph.change;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.Reversibility;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.GraphWrite;
import org.dsr4j.graph.model.RetrySafety;
import org.dsr4j.graph.model.WriteMethod;
import org.dsr4j.model.Content;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepPeriod;
import org.jspecify.annotations.Nullable;

/**
 * A kind of step: one write with the step's target in its path, and its effect check.
 *
 * <p>Immutable; each method returns a copy. A plan stores the name of the kind and the target; the
 * write is created from them when the step is performed. Nothing else decides what is changed.
 */
public final class StepKind {

  /**
   * The name of the argument with the start of the period in which the effect occurred that the
   * step acts on; without it the period has no start.
   */
  public static final String EFFECT_FROM = "effectFrom";

  /** The name of the argument with the end of this period. */
  public static final String EFFECT_UNTIL = "effectUntil";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

  private final String name;
  private final WriteMethod method;
  private final GraphVersion version;
  private final String template;
  private final EffectCheck effectCheck;
  private final String title;
  private final ChangePhase phase;
  private final Reversibility reversibility;
  private final @Nullable String body;
  private final @Nullable String bodyProperty;
  private final StepTarget target;
  private final String permission;
  private final @Nullable String waitsFor;
  private final @Nullable TemporaryRefusal temporaryRefusal;
  private final boolean named;
  private final boolean deviceAction;
  private final @Nullable StepKind undo;

  private StepKind(Parts parts) {
    this.name = parts.name;
    this.method = parts.method;
    this.version = parts.version;
    this.template = parts.template;
    this.effectCheck = parts.effectCheck;
    this.title = parts.title;
    this.phase = parts.phase;
    this.reversibility = parts.reversibility;
    this.body = parts.body;
    this.bodyProperty = parts.bodyProperty;
    this.target = StepTarget.of(parts.target.isEmpty() ? parts.template : parts.target);
    this.permission = parts.permission;
    this.waitsFor = parts.waitsFor;
    this.temporaryRefusal = parts.protection;
    this.named = parts.named;
    this.deviceAction = parts.deviceAction;
    this.undo = parts.undo;
  }

  /**
   * Starts the builder of a kind.
   *
   * @param name lower-case words separated by hyphens
   * @param phase the phase
   * @param title for the approver
   * @return a builder
   */
  public static Parts builder(String name, ChangePhase phase, String title) {
    return new Parts(name, phase, title);
  }

  /** Builds a kind. Not thread-safe. */
  public static final class Parts {
    private final String name;
    private final ChangePhase phase;
    private final String title;
    private WriteMethod method = WriteMethod.DELETE;
    private GraphVersion version = GraphVersion.V1;
    private String template = "";
    private Reversibility reversibility = Reversibility.IRREVERSIBLE;
    private @Nullable String body;
    private @Nullable String bodyProperty;
    private String target = "";
    private String permission = "";
    private @Nullable String waitsFor;
    private @Nullable TemporaryRefusal protection;
    private boolean named;
    private boolean deviceAction;
    private @Nullable StepKind undo;
    private EffectCheck effectCheck =
        (call, reads) -> {
          throw new IllegalStateException("a kind needs an effect check");
        };

    private Parts(String name, ChangePhase phase, String title) {
      this.name = requireNonNull(name, "name");
      this.phase = requireNonNull(phase, "phase");
      this.title = requireNonNull(title, "title");
    }

    /**
     * Sets the write.
     *
     * @param value the method
     * @param in the version of the path
     * @param path the path, with parts of the target in braces
     * @return this
     */
    public Parts write(WriteMethod value, GraphVersion in, String path) {
      this.method = requireNonNull(value, "method");
      this.version = requireNonNull(in, "version");
      this.template = requireNonNull(path, "path");
      return this;
    }

    /**
     * Sets a body that is the same in every step.
     *
     * @param json one JSON object
     * @return this
     */
    public Parts body(String json) {
      this.body = requireNonNull(json, "json");
      return this;
    }

    /**
     * Sends one property in the body; its value is the part of the target with this name.
     *
     * @param property the name of the property and of the part of the target
     * @return this
     */
    public Parts bodyFromTarget(String property) {
      this.bodyProperty = requireNonNull(property, "property");
      return this;
    }

    /**
     * Sets the form of the target, if the target names more than the path. Default: the
     * placeholders of the path, in their order.
     *
     * @param form placeholders in braces, separated by slashes
     * @return this
     */
    public Parts target(String form) {
      this.target = requireNonNull(form, "form");
      return this;
    }

    /**
     * Sets the permission; alternatives are separated by {@code |}.
     *
     * @param names application permissions
     * @return this
     */
    public Parts permission(String names) {
      this.permission = requireNonNull(names, "names");
      return this;
    }

    /**
     * Sets the reversibility; the default is that the step cannot be undone.
     *
     * @param value the reversibility
     * @return this
     */
    public Parts reversibility(Reversibility value) {
      this.reversibility = requireNonNull(value, "reversibility");
      return this;
    }

    /**
     * Declares that the service accepts the write and applies it later.
     *
     * @param what the awaited event as text for people, for example "the device checks in"
     * @return this
     */
    public Parts waitsFor(String what) {
      this.waitsFor = requireNonNull(what, "what");
      return this;
    }

    /**
     * Declares that a device carries out the action and reports a failure itself.
     *
     * @return this
     */
    public Parts byDevice() {
      this.deviceAction = true;
      return waitsFor("the device checks in");
    }

    /**
     * Sets the kind of step that undoes this kind, with the same arguments.
     *
     * @param kind the kind; it is planned in one phase with all steps that undo something
     * @return this
     */
    public Parts undoneBy(StepKind kind) {
      this.undo = requireNonNull(kind, "kind");
      return this;
    }

    /**
     * Sets the check for a temporary refusal.
     *
     * @param value the protection
     * @return this
     */
    public Parts temporaryRefusal(TemporaryRefusal value) {
      this.protection = requireNonNull(value, "protection");
      return this;
    }

    /**
     * Marks a call that is otherwise forbidden: the plan shows it by name.
     *
     * @return this
     */
    public Parts namedByOperator() {
      this.named = true;
      return this;
    }

    /**
     * Sets the effect check and builds the kind.
     *
     * @param check the effect check
     * @return the kind
     */
    public StepKind verifiedBy(EffectCheck check) {
      this.effectCheck = requireNonNull(check, "check");
      return new StepKind(this);
    }
  }

  /**
   * Drafts a step of this kind.
   *
   * @param source the id of the adapter's source
   * @param target the exact key of what is changed
   * @return the draft, with title, phase, permission and reversibility
   */
  public StepDraft draft(String source, String target) {
    StepDraft draft =
        StepDraft.of(source, phase, name, target).title(title).reversibility(reversibility);
    return permission.isEmpty() ? draft : draft.permissions(permission);
  }

  /**
   * Returns the name.
   *
   * @return the name in plans
   */
  public String name() {
    return name;
  }

  /**
   * Returns the permissions; one of them is needed.
   *
   * @return possibly empty
   */
  public List<String> permissions() {
    return permission.isEmpty() ? List.of() : List.of(permission.split("\\|", -1));
  }

  /**
   * Returns the write as text.
   *
   * @return for example <code>DELETE /v1.0/users/{userId}</code>
   */
  public String describe() {
    return GraphWrite.of(method, version, template).describe();
  }

  /** Adds the request digest to a draft of this kind. */
  StepDraft pin(StepDraft draft) {
    return draft.requestDigest(
        request(require(target.values(draft.target(), draft.arguments()))).requestDigest());
  }

  /** Whether the target of a step has the form that this version of the kind sends. */
  boolean accepts(PlannedStep step) {
    return target.values(step.target(), step.arguments()).isPresent();
  }

  /** Returns the parts of the target and the arguments of a step that this kind accepts. */
  Map<String, String> values(PlannedStep step) {
    return require(target.values(step.target(), step.arguments()));
  }

  private Map<String, String> require(Optional<Map<String, String>> values) {
    return values.orElseThrow(
        () ->
            new IllegalStateException(
                "a target of kind " + name + " does not consist of " + target.names()));
  }

  /**
   * Returns the write without reason and approval. It depends only on the kind and the target, so
   * that a plan can contain its digest.
   */
  private GraphWrite request(Map<String, String> values) {
    GraphWrite write =
        GraphWrite.of(method, version, template).retrySafety(RetrySafety.INSPECT_FIRST);
    Matcher names = PLACEHOLDER.matcher(template);
    while (names.find()) {
      write = write.path(names.group(1), part(values, names.group(1)));
    }
    if (bodyProperty != null) {
      String property = bodyProperty;
      write = write.body(Content.object(out -> out.put(property, part(values, property))));
    } else if (body != null) {
      write = write.body(Content.ofJson(body.getBytes(StandardCharsets.UTF_8)));
    }
    return named ? write.namedByOperator() : write;
  }

  private String part(Map<String, String> values, String placeholder) {
    if (!target.names().contains(placeholder)) {
      throw new IllegalStateException("the target of kind " + name + " has no " + placeholder);
    }
    return requireNonNull(values.get(placeholder), placeholder);
  }

  /**
   * Returns the request with the reason and the approval, which are known only when it is
   * performed.
   */
  GraphWrite write(StepCall call) {
    GraphWrite justified = request(values(call.step())).justification(call.caseId().value());
    return call.approvalCode().map(justified::withApproval).orElse(justified);
  }

  /** Returns the step that undoes a step of this kind, or empty. */
  Optional<StepDraft> undo(PlannedStep done, StepPeriod period) {
    if (undo == null || !accepts(done)) {
      return Optional.empty();
    }
    StepDraft draft =
        undo.draft(done.source().source(), done.target())
            .label(done.label())
            .argument(EFFECT_UNTIL, period.ended().toString());
    if (period.firstAttempt() != null) {
      draft.argument(EFFECT_FROM, period.firstAttempt().toString());
    }
    return Optional.of(undo.pin(draft));
  }

  EffectCheck effectCheck() {
    return effectCheck;
  }

  /** Whether the device itself reports a failure. */
  boolean endsByDevice() {
    return deviceAction;
  }

  /**
   * Whether no read shows that the service accepted the write. A device reports its actions, and
   * other kinds take effect at once.
   */
  boolean acceptedUnseen() {
    return waitsFor != null && !deviceAction;
  }

  @Nullable String waitsFor() {
    return waitsFor;
  }

  @Nullable TemporaryRefusal temporaryRefusal() {
    return temporaryRefusal;
  }

  @Override
  public String toString() {
    return "StepKind[" + name + "]";
  }
}
