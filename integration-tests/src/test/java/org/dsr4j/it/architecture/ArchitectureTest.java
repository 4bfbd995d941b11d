package org.dsr4j.it.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the shape of the house, over the main code of all published modules. */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/integration-tests/"))
          .importPackages("org.dsr4j");

  private static final Set<String> EXPORTED =
      Set.of("org.dsr4j", "org.dsr4j.model", "org.dsr4j.change", "org.dsr4j.spi");

  private static final List<String> JDBC_HIDDEN =
      List.of(
          "org.dsr4j.jdbc.mapping.",
          "org.dsr4j.jdbc.database.",
          "org.dsr4j.jdbc.identity.",
          "org.dsr4j.jdbc.read.");

  @Test
  void allModulesWereScanned() {
    assertThat(MAIN.size()).isGreaterThan(150);
    assertThat(MAIN.stream().map(JavaClass::getPackageName))
        .contains(
            "org.dsr4j.model",
            "org.dsr4j.graph",
            "org.dsr4j.graph.catalogue",
            "org.dsr4j.azuread",
            "org.dsr4j.intune",
            "org.dsr4j.jdbc",
            "org.dsr4j.testkit");
  }

  @Test
  void packagesFormALineAndNotARing() {
    slices().assignedFrom(eachPackage()).should().beFreeOfCycles().check(MAIN);
  }

  private static SliceAssignment eachPackage() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return SliceIdentifier.of(type.getPackageName());
      }

      @Override
      public String getDescription() {
        return "each package";
      }
    };
  }

  @Test
  void coreIsOrderedFromModelToEntry() {
    never(
        "org.dsr4j.model",
        "org.dsr4j.change",
        "org.dsr4j.spi..",
        "org.dsr4j.internal..",
        "org.dsr4j");
    never("org.dsr4j.change", "org.dsr4j.spi..", "org.dsr4j.internal..", "org.dsr4j");
    never("org.dsr4j.spi", "org.dsr4j.internal..", "org.dsr4j");
    never("org.dsr4j.internal..", "org.dsr4j");
  }

  @Test
  void theJdbcAdapterIsOrderedFromErrorCodesToProvider() {
    String[] upward = {
      "org.dsr4j.jdbc.model",
      "org.dsr4j.jdbc.mapping",
      "org.dsr4j.jdbc.database",
      "org.dsr4j.jdbc.identity",
      "org.dsr4j.jdbc"
    };
    for (int i = 0; i < upward.length - 1; i++) {
      never(upward[i], Arrays.copyOfRange(upward, i + 1, upward.length));
    }
    never("org.dsr4j.jdbc.read", "org.dsr4j.jdbc.identity", "org.dsr4j.jdbc");
    never("org.dsr4j.jdbc.identity", "org.dsr4j.jdbc.read");
    never("org.dsr4j.jdbc.database", "org.dsr4j.jdbc.read");
    never("org.dsr4j.jdbc.mapping", "org.dsr4j.jdbc.read");
  }

  @Test
  void modulesSeeOnlyWhatTheyMay() {
    String[] core = {
      "org.dsr4j", "org.dsr4j.model", "org.dsr4j.change", "org.dsr4j.spi", "org.dsr4j.internal.."
    };
    for (String part : core) {
      never(
          part,
          "com.microsoft..",
          "com.azure..",
          "okhttp3..",
          "org.dsr4j.graph..",
          "org.dsr4j.azuread..",
          "org.dsr4j.intune..",
          "org.dsr4j.jdbc..",
          "org.dsr4j.testkit..");
    }
    never(
        "org.dsr4j.graph..",
        "org.dsr4j.azuread..",
        "org.dsr4j.intune..",
        "org.dsr4j.jdbc..",
        "org.dsr4j.testkit..",
        "org.dsr4j.internal..");
    never(
        "org.dsr4j.azuread..",
        "org.dsr4j.intune..",
        "org.dsr4j.jdbc..",
        "org.dsr4j.testkit..",
        "org.dsr4j.internal..");
    never(
        "org.dsr4j.intune..",
        "org.dsr4j.azuread..",
        "org.dsr4j.jdbc..",
        "org.dsr4j.testkit..",
        "org.dsr4j.internal..");
    never(
        "org.dsr4j.jdbc..",
        "org.dsr4j.graph..",
        "org.dsr4j.azuread..",
        "org.dsr4j.intune..",
        "org.dsr4j.testkit..",
        "org.dsr4j.internal..",
        "com.microsoft..",
        "com.azure..");
    never(
        "org.dsr4j.testkit..",
        "org.dsr4j.graph..",
        "org.dsr4j.azuread..",
        "org.dsr4j.intune..",
        "org.dsr4j.jdbc..",
        "org.dsr4j.internal..",
        "com.microsoft..",
        "com.azure..");
    // Optional, so that whoever asserts with something else can simulate a tenant all the same.
    never("org.dsr4j.testkit", "org.assertj..");
    never("org.dsr4j.testkit.internal..", "org.assertj..");
  }

  private static void never(String from, String... to) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to)
        .check(MAIN);
  }

  @Test
  void mainCodeNeverWritesToTheStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.dsr4j.examples..")
        .and()
        // Listens to them, to see whether an adapter prints personal data, and gives them back.
        .doNotHaveFullyQualifiedName("org.dsr4j.testkit.internal.contract.capture.CapturedLogs")
        .should(ACCESS_STANDARD_STREAMS)
        .check(MAIN);
  }

  @Test
  void coreExportsNoThirdPartyType() {
    classes()
        .that(exported())
        .should(
            new ArchCondition<>("show only JDK and own types") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                for (JavaMember member : type.getMembers()) {
                  if (visible(member)) {
                    for (JavaClass shown : signature(member)) {
                      boolean allowed =
                          shown.isPrimitive()
                              || shown.getPackageName().startsWith("java.")
                              || EXPORTED.contains(shown.getPackageName());
                      events.add(
                          new SimpleConditionEvent(
                              member, allowed, member.getFullName() + " shows " + shown.getName()));
                    }
                  }
                }
              }
            })
        .check(MAIN);
  }

  private static DescribedPredicate<JavaClass> exported() {
    return DescribedPredicate.describe(
        "are exported by core",
        type -> EXPORTED.contains(type.getPackageName()) && type.getModifiers().contains(PUBLIC));
  }

  private static boolean visible(JavaMember member) {
    return member.getModifiers().contains(PUBLIC)
        || member.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PROTECTED);
  }

  private static List<JavaClass> signature(JavaMember member) {
    List<JavaClass> shown = new ArrayList<>();
    if (member instanceof com.tngtech.archunit.core.domain.JavaCodeUnit unit) {
      unit.getRawParameterTypes().forEach(type -> shown.add(type.getBaseComponentType()));
      shown.addAll(
          unit.getRawReturnType().getBaseComponentType().isPrimitive()
              ? List.of()
              : List.of(unit.getRawReturnType().getBaseComponentType()));
      if (unit instanceof JavaMethod method) {
        method.getReturnType().getAllInvolvedRawTypes().forEach(shown::add);
      }
    } else if (member instanceof com.tngtech.archunit.core.domain.JavaField field) {
      shown.add(field.getRawType().getBaseComponentType());
    }
    return shown;
  }

  @Test
  void anAdapterShowsItsProviderAndWhatTheApplicationGivesItAndNothingElse() {
    assertThat(publicTopLevel("org.dsr4j.azuread"))
        .containsExactly(
            "org.dsr4j.azuread.AzureAdAdapterProvider",
            "org.dsr4j.azuread.export.AzureAdError",
            "org.dsr4j.azuread.export.PersonalDataExports");
    assertThat(publicTopLevel("org.dsr4j.intune"))
        .containsExactly("org.dsr4j.intune.IntuneAdapterProvider");
  }

  @Test
  void theJdbcAdapterExportsOnlyItsProviderAndItsErrorCodes() {
    assertThat(publicTopLevel("org.dsr4j.jdbc"))
        .filteredOn(name -> JDBC_HIDDEN.stream().noneMatch(name::startsWith))
        .containsExactly("org.dsr4j.jdbc.JdbcAdapterProvider", "org.dsr4j.jdbc.model.JdbcError");
  }

  @Test
  void aHiddenTypeOfTheJdbcAdapterIsPublicOnlyIfAnotherPackageUsesIt() {
    assertThat(needlesslyPublic(type -> JDBC_HIDDEN.stream().anyMatch(type.getName()::startsWith)))
        .isEmpty();
  }

  private static List<String> publicTopLevel(String prefix) {
    return MAIN.stream()
        .filter(type -> type.getPackageName().startsWith(prefix))
        .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
        .map(JavaClass::getName)
        .sorted()
        .toList();
  }

  @Test
  void aTypeOfAnUnexportedPackageIsPublicOnlyWhenAnotherPackageNeedsIt() {
    assertThat(needlesslyPublic(type -> type.getPackageName().contains(".internal"))).isEmpty();
  }

  private static List<String> needlesslyPublic(Predicate<JavaClass> hidden) {
    return MAIN.stream()
        .filter(hidden)
        .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
        .filter(
            type ->
                type.getDirectDependenciesToSelf().stream()
                    .noneMatch(
                        use ->
                            !use.getOriginClass().getPackageName().equals(type.getPackageName())))
        .map(JavaClass::getName)
        .sorted()
        .toList();
  }

  @Test
  void noClassIsNamedAfterNothing() {
    Set<String> lazy =
        MAIN.stream()
            .map(JavaClass::getSimpleName)
            .filter(name -> name.matches(".*(Util|Utils|Helper|Manager|Impl)"))
            .collect(Collectors.toSet());

    assertThat(lazy).isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> packages =
        MAIN.stream()
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    Set<String> marked =
        MAIN.stream()
            .filter(type -> type.getSimpleName().equals("package-info"))
            .filter(type -> type.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(java.util.TreeSet::new));

    assertThat(marked).isEqualTo(packages);
  }
}
