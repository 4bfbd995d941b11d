package org.dsr4j.it;

/** Where a fault strikes: one column of the fault matrix. */
enum FaultPlace {
  FIRST_PAGE("first page") {
    @Override
    String play(FaultStage stage, FaultKind kind, boolean once) throws FaultStage.Lie {
      return stage.list(kind, 1, once);
    }
  },
  MIDDLE_PAGE("middle page") {
    @Override
    String play(FaultStage stage, FaultKind kind, boolean once) throws FaultStage.Lie {
      return stage.list(kind, 2, once);
    }
  },
  LAST_PAGE("last page") {
    @Override
    String play(FaultStage stage, FaultKind kind, boolean once) throws FaultStage.Lie {
      return stage.list(kind, 3, once);
    }
  },
  TOKEN_RENEWAL("token renewal") {
    @Override
    boolean possible(FaultKind kind) {
      return kind.token() != null;
    }

    @Override
    String play(FaultStage stage, FaultKind kind, boolean once) throws FaultStage.Lie {
      return stage.renewToken(kind, once);
    }
  },
  WRITE("write") {
    @Override
    boolean possible(FaultKind kind) {
      return kind.write();
    }

    @Override
    String play(FaultStage stage, FaultKind kind, boolean once) throws FaultStage.Lie {
      return stage.write(kind, once);
    }
  },
  DOWNLOAD("download") {
    @Override
    boolean possible(FaultKind kind) {
      return kind.download();
    }

    @Override
    String play(FaultStage stage, FaultKind kind, boolean once) throws FaultStage.Lie {
      return stage.download(kind, once);
    }
  };

  private final String title;

  FaultPlace(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  boolean possible(FaultKind kind) {
    return true;
  }

  /** Plays a fault and says what came of it. */
  abstract String play(FaultStage stage, FaultKind kind, boolean once) throws FaultStage.Lie;
}
