package org.dsr4j.change;

import java.util.List;
import java.util.Optional;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;

/** Proposes one step for each object of the person in the fake vault. */
public final class VaultPlanner {

  private final FakeVault vault;

  public VaultPlanner(FakeVault vault) {
    this.vault = vault;
  }

  public void propose(PlanTask task, Proposal proposal) {
    String person =
        task.identity().identifiers(IdentifierKind.OBJECT_ID).get(0).identifier().value();
    for (SourceDescriptor source : task.sources()) {
      List<FakeVault.Row> rows = vault.rows(source.id(), person);
      rows.forEach(row -> step(row).ifPresent(proposal::step));
      if (rows.isEmpty()) {
        proposal.noData(source.id());
      }
    }
  }

  private static Optional<StepDraft> step(FakeVault.Row row) {
    return switch (row.source()) {
      case "account" ->
          Optional.of(
              StepDraft.of("account", ChangePhase.ACCOUNT, "remove-account", row.key())
                  .title("Remove the account")
                  .label("Anna Smith, anna.smith@contoso.example")
                  .permissions("Vault.Write"));
      case "device" ->
          Optional.of(
              StepDraft.of("device", ChangePhase.DEVICES, "release-device", row.key())
                  .title("Release the device")
                  .argument("owner", row.person())
                  .precondition("owner", row.person())
                  .prior(row.content())
                  .reversibility(Reversibility.REVERSIBLE));
      case "notes" ->
          Optional.of(
              StepDraft.of("notes", ChangePhase.OBJECTS, "remove-note", row.key())
                  .title("Remove a note")
                  .reversibility(Reversibility.RESTORABLE));
      default -> Optional.empty();
    };
  }
}
