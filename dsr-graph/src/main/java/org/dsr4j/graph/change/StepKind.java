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
import org.jspecify.annotations.Nullable;

/**
 * A kind of step: one write, with the step's arguments in its path, and how it is seen.
 *
 * <p>Immutable; each method returns a copy. What stands in a plan is the kind's name and the
 * arguments; the write is made from them when the step is performed.
 */
public final class StepKind {

  /** Name of the argument that holds a body that differs from step to step. */
  public static final String BODY = "body";

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
    this.effectCheck = parts.sight;
    this.title = parts.title;
    this.phase = parts.phase;
    this.reversibility = parts.reversibility;
    this.body = parts.body;
    this.permission = parts.permission;
    this.waitsFor = parts.waitsFor;
    this.temporaryRefusal = parts.protection;
    this.named = parts.named;
    this.deviceAction = parts.deviceAction;
    this.undo = parts.undo;
  }

  /**
   * Begins a kind.
   *
   * @param name lower-case words joined by hyphens
   * @param phase when
   * @param title for the approver
   * @return its parts, to be filled in
   */
  public static Parts builder(String name, ChangePhase phase, String title) {
    return new Parts(name, phase, title);
  }

  /** What a kind is made of. Not thread-safe. */
  public static final class Parts {
    private final String name;
    private final ChangePhase phase;
    private final String title;
    private WriteMethod method = WriteMethod.DELETE;
    private GraphVersion version = GraphVersion.V1;
    private String template = "";
    private Reversibility reversibility = Reversibility.IRREVERSIBLE;
    private @Nullable String body;
    private String permission = "";
    private @Nullable String waitsFor;
    private @Nullable TemporaryRefusal protection;
    private boolean named;
    private boolean deviceAction;
    private @Nullable StepKind undo;
    private EffectCheck sight =
        (call, reads) -> {
          throw new IllegalStateException("a kind says how it is seen");
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
     * @param in the version
     * @param path the path, with arguments in braces
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
     * Names the permission; several that do, joined by {@code |}.
     *
     * @param names application permissions
     * @return this
     */
    public Parts permission(String names) {
      this.permission = requireNonNull(names, "names");
      return this;
    }

    /**
     * Says whether it can be taken back; never unless set.
     *
     * @param value the reversibility
     * @return this
     */
    public Parts reversibility(Reversibility value) {
      this.reversibility = requireNonNull(value, "reversibility");
      return this;
    }

    /**
     * Says that the service takes it on, and what is waited for then.
     *
     * @param what for people, for instance "the device checks in"
     * @return this
     */
    public Parts waitsFor(String what) {
      this.waitsFor = requireNonNull(what, "what");
      return this;
    }

    /**
     * Says that a device takes it on and tells itself when it failed.
     *
     * @return this
     */
    public Parts byDevice() {
      this.deviceAction = true;
      return waitsFor("the device checks in");
    }

    /**
     * Names the kind of step that takes it back, by the same arguments.
     *
     * @param kind the kind, planned in one phase with all that takes something back
     * @return this
     */
    public Parts undoneBy(StepKind kind) {
      this.undo = requireNonNull(kind, "kind");
      return this;
    }

    /**
     * Sets what to make of a refusal that ends by itself.
     *
     * @param value the protection
     * @return this
     */
    public Parts temporaryRefusal(TemporaryRefusal value) {
      this.protection = requireNonNull(value, "protection");
      return this;
    }

    /**
     * Marks a call that is otherwise never made: the plan shows it by name.
     *
     * @return this
     */
    public Parts namedByOperator() {
      this.named = true;
      return this;
    }

    /**
     * Says how it is seen, and ends the kind.
     *
     * @param how the sight
     * @return the kind
     */
    public StepKind verifiedBy(EffectCheck how) {
      this.sight = requireNonNull(how, "sight");
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
   * The name.
   *
   * @return as it stands in plans
   */
  public String name() {
    return name;
  }

  /**
   * The permissions of which one is needed.
   *
   * @return possibly empty
   */
  public List<String> permissions() {
    return permission.isEmpty() ? List.of() : List.of(permission.split("\\|", -1));
  }

  /**
   * The write in words.
   *
   * @return for instance <code>DELETE /v1.0/users/{userId}</code>
   */
  public String describe() {
    return GraphWrite.of(method, version, template).describe();
  }

  /** Pins the request of a draft of this kind, whose arguments are complete. */
  StepDraft pin(StepDraft draft) {
    return draft.requestDigest(request(draft.arguments()).requestDigest());
  }

  /** What is changed: decided by the kind and the arguments alone, so that a plan can pin it. */
  private GraphWrite request(Map<String, String> arguments) {
    GraphWrite write =
        GraphWrite.of(method, version, template).retrySafety(RetrySafety.INSPECT_FIRST);
    Matcher names = PLACEHOLDER.matcher(template);
    while (names.find()) {
      write = write.path(names.group(1), argument(arguments, names.group(1)));
    }
    String json = arguments.getOrDefault(BODY, body);
    if (json != null) {
      write = write.body(Content.ofJson(json.getBytes(StandardCharsets.UTF_8)));
    }
    return named ? write.namedByOperator() : write;
  }

  private String argument(Map<String, String> arguments, String placeholder) {
    String value = arguments.get(placeholder);
    if (value == null) {
      throw new IllegalStateException("a step of kind " + name + " has no argument " + placeholder);
    }
    return value;
  }

  /** The request, with the reason and the approval that are known only when it is performed. */
  GraphWrite write(StepCall call) {
    GraphWrite justified =
        request(call.step().arguments()).justification(call.caseId().value());
    return call.approvalCode().map(justified::withApproval).orElse(justified);
  }

  /** The step that takes a step of this kind back, or empty. */
  Optional<StepDraft> undo(PlannedStep done) {
    if (undo == null) {
      return Optional.empty();
    }
    StepDraft draft = undo.draft(done.source().source(), done.target()).label(done.label());
    done.arguments().forEach(draft::argument);
    return Optional.of(undo.pin(draft));
  }

  EffectCheck effectCheck() {
    return effectCheck;
  }

  /** Whether the device itself says when it did not do it. */
  boolean endsByDevice() {
    return deviceAction;
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
