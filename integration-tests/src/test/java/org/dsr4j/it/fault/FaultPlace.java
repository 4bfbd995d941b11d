package org.dsr4j.it.fault;

/** The request in which a fault happens: one column of the fault matrix. */
enum FaultPlace {
  FIRST_PAGE("first page") {
    @Override
    String run(FaultFixture stage, FaultKind kind, boolean once)
        throws FaultFixture.SilentDataLoss {
      return stage.list(kind, 1, once);
    }
  },
  MIDDLE_PAGE("middle page") {
    @Override
    String run(FaultFixture stage, FaultKind kind, boolean once)
        throws FaultFixture.SilentDataLoss {
      return stage.list(kind, 2, once);
    }
  },
  LAST_PAGE("last page") {
    @Override
    String run(FaultFixture stage, FaultKind kind, boolean once)
        throws FaultFixture.SilentDataLoss {
      return stage.list(kind, 3, once);
    }
  },
  TOKEN_RENEWAL("token renewal") {
    @Override
    boolean possible(FaultKind kind) {
      return kind.token() != null;
    }

    @Override
    String run(FaultFixture stage, FaultKind kind, boolean once)
        throws FaultFixture.SilentDataLoss {
      return stage.renewToken(kind, once);
    }
  },
  WRITE("write") {
    @Override
    boolean possible(FaultKind kind) {
      return kind.appliesToWrite();
    }

    @Override
    String run(FaultFixture stage, FaultKind kind, boolean once)
        throws FaultFixture.SilentDataLoss {
      return stage.write(kind, once);
    }
  },
  DOWNLOAD("download") {
    @Override
    boolean possible(FaultKind kind) {
      return kind.appliesToDownload();
    }

    @Override
    String run(FaultFixture stage, FaultKind kind, boolean once)
        throws FaultFixture.SilentDataLoss {
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

  /** Runs a fault and returns the result. */
  abstract String run(FaultFixture stage, FaultKind kind, boolean once)
      throws FaultFixture.SilentDataLoss;
}
