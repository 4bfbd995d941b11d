package org.dsr4j.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasOwner;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.spi.StepPermit;
import org.junit.jupiter.api.Test;

/** Holds the shape of the house, over the main code of all published modules. */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/integration-tests/"))
          .importPackages("org.dsr4j");

  private static final Set<String> EXPORTED =
      Set.of(
          "org.dsr4j",
          "org.dsr4j.model",
          "org.dsr4j.evidence",
          "org.dsr4j.change",
          "org.dsr4j.spi",
          "org.dsr4j.spi.operator");

  /** The packages whose public types are API. */
  private static final Set<String> API =
      Set.of(
          "org.dsr4j.graph",
          "org.dsr4j.graph.auth",
          "org.dsr4j.graph.change",
          "org.dsr4j.graph.doctor",
          "org.dsr4j.graph.model",
          "org.dsr4j.graph.operation",
          "org.dsr4j.graph.throttle",
          "org.dsr4j.graph.typed",
          "org.dsr4j.azuread",
          "org.dsr4j.azuread.export",
          "org.dsr4j.intune",
          "org.dsr4j.jdbc",
          "org.dsr4j.jdbc.model",
          "org.dsr4j.testkit",
          "org.dsr4j.testkit.assertj",
          "org.dsr4j.testkit.contract",
          "org.dsr4j.testkit.junit",
          "org.dsr4j.testkit.memory");

  /** The packages whose public types are for their neighbours only; no doclint, no Javadoc page. */
  private static final List<String> HIDDEN =
      List.of(
          "org.dsr4j.internal",
          "org.dsr4j.graph.internal",
          "org.dsr4j.graph.catalogue",
          "org.dsr4j.graph.users",
          "org.dsr4j.azuread.erasure",
          "org.dsr4j.azuread.facts",
          "org.dsr4j.azuread.identity",
          "org.dsr4j.azuread.sources",
          "org.dsr4j.intune.erasure",
          "org.dsr4j.intune.facts",
          "org.dsr4j.intune.identity",
          "org.dsr4j.intune.reports",
          "org.dsr4j.intune.sources",
          "org.dsr4j.jdbc.database",
          "org.dsr4j.jdbc.identity",
          "org.dsr4j.jdbc.mapping",
          "org.dsr4j.jdbc.read",
          "org.dsr4j.testkit.internal");

  @Test
  void allModulesWereScanned() {
    assertThat(MAIN.size()).isGreaterThan(150);
    assertThat(MAIN.stream().map(JavaClass::getPackageName))
        .contains(
            "org.dsr4j.model",
            "org.dsr4j.graph",
            "org.dsr4j.graph.catalogue.reading",
            "org.dsr4j.azuread",
            "org.dsr4j.intune",
            "org.dsr4j.jdbc",
            "org.dsr4j.testkit");
  }

  @Test
  void packagesFormALineAndNotARing() {
    slices().assignedFrom(eachPackage()).should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void everyBuilderIsBegunByBuilder() {
    methods()
        .that()
        .arePublic()
        .and()
        .areStatic()
        .and()
        .haveRawReturnType(
            DescribedPredicate.describe(
                "a builder", type -> type.tryGetMethod("build").isPresent()))
        .should()
        .haveName("builder")
        .check(MAIN);
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
        "org.dsr4j.evidence",
        "org.dsr4j.change",
        "org.dsr4j.spi..",
        "org.dsr4j.internal..",
        "org.dsr4j");
    never("org.dsr4j.evidence", "org.dsr4j.spi..", "org.dsr4j.internal..", "org.dsr4j");
    never("org.dsr4j.change", "org.dsr4j.spi..", "org.dsr4j.internal..", "org.dsr4j");
    never("org.dsr4j.spi", "org.dsr4j.spi.operator", "org.dsr4j.internal..", "org.dsr4j");
    never("org.dsr4j.spi.operator", "org.dsr4j.internal..", "org.dsr4j");
    never("org.dsr4j.internal..", "org.dsr4j");
  }

  @Test
  void onlyTheEngineExecutesAndOnlyPlanningPlans() {
    never("org.dsr4j.internal.plan", "org.dsr4j.internal.execute");
    never("org.dsr4j.internal.cases", "org.dsr4j.internal.plan", "org.dsr4j.internal.execute");
    never("org.dsr4j.internal.journal", "org.dsr4j.internal.cases", "org.dsr4j.internal.execute");
  }

  @Test
  void theGraphModuleIsOrderedFromValuesToConnections() {
    never(
        "org.dsr4j.graph.model",
        "org.dsr4j.graph",
        "org.dsr4j.graph.users",
        "org.dsr4j.graph.catalogue..",
        "org.dsr4j.graph.change",
        "org.dsr4j.graph.operation",
        "org.dsr4j.graph.doctor");
    never("org.dsr4j.graph.internal.http", "org.dsr4j.graph.internal.paging", "org.dsr4j.graph");
    never("org.dsr4j.graph.internal.paging", "org.dsr4j.graph.internal.write", "org.dsr4j.graph");
    never("org.dsr4j.graph.internal.write", "org.dsr4j.graph");
    never("org.dsr4j.graph", "org.dsr4j.graph.users", "org.dsr4j.graph.catalogue..");
    never("org.dsr4j.graph.catalogue", "org.dsr4j.graph.catalogue.reading");
  }

  @Test
  void whatIsPublicLivesInThePackagesThatAreNamed() {
    List<String> unnamed =
        MAIN.stream()
            .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
            .filter(type -> !type.getPackageName().startsWith("org.dsr4j.examples"))
            .filter(type -> !type.getPackageName().startsWith("org.dsr4j.benchmarks"))
            .filter(type -> !EXPORTED.contains(type.getPackageName()))
            .filter(type -> !API.contains(type.getPackageName()))
            .filter(type -> !isHidden(type.getPackageName()))
            .map(JavaClass::getName)
            .sorted()
            .toList();

    assertThat(unnamed).isEmpty();
  }

  private static boolean isHidden(String name) {
    return HIDDEN.stream().anyMatch(each -> name.equals(each) || name.startsWith(each + "."));
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
      "org.dsr4j",
      "org.dsr4j.model",
      "org.dsr4j.evidence",
      "org.dsr4j.change",
      "org.dsr4j.spi..",
      "org.dsr4j.internal.."
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
        "com.microsoft..",
        "com.azure..");
    // The kit drives the engine step by step, and sees nothing else of it.
    noClasses()
        .that()
        .resideInAPackage("org.dsr4j.testkit..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.dsr4j.internal..")
                .and(resideOutsideOfPackage("org.dsr4j.internal.kit")))
        .check(MAIN);
    // Optional, so that whoever asserts with something else can simulate a tenant all the same.
    never("org.dsr4j.testkit", "org.assertj..");
    never("org.dsr4j.testkit.internal..", "org.assertj..");
  }

  @Test
  void theHttpTransportKnowsNoServiceAndNoTokens() {
    never("org.dsr4j.graph.internal.http", "org.dsr4j.graph", "com.azure..", "com.microsoft..");
  }

  @Test
  void onlyTheEngineCreatesPermits() {
    String engine = "org.dsr4j.internal.execute.";
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(engine + "StepAttempt")
        .should()
        .callConstructorWhere(
            JavaCall.Predicates.target(
                HasOwner.Predicates.With.owner(assignableTo(StepPermit.class))))
        .check(MAIN);
    assertThat(implementersOf(StepPermit.class.getName())).containsExactly(engine + "IssuedPermit");
    assertThat(implementersOf("org.dsr4j.graph.internal.write.WriteAuthorization"))
        .containsExactly(
            "org.dsr4j.graph.internal.write.DisclosureAuthorization",
            "org.dsr4j.graph.internal.write.PermittedStep");
    assertThat(usersOf(engine + "DrivenCase")).containsExactly("org.dsr4j.internal.kit.StepDriver");
    assertThat(usersOf("org.dsr4j.internal.kit.StepDriver"))
        .containsExactly("org.dsr4j.testkit.internal.contract.fixture.ChangeFixture");
  }

  private static List<String> implementersOf(String type) {
    return MAIN.get(type).getAllSubclasses().stream().map(JavaClass::getName).sorted().toList();
  }

  private static List<String> usersOf(String type) {
    return MAIN.get(type).getDirectDependenciesToSelf().stream()
        .map(use -> use.getOriginClass().getName())
        .filter(user -> !user.equals(type))
        .distinct()
        .sorted()
        .toList();
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
        .containsExactly("org.dsr4j.azuread.AzureAdAdapterProvider");
    assertThat(publicTopLevel("org.dsr4j.azuread.export"))
        .contains(
            "org.dsr4j.azuread.export.AzureAdError",
            "org.dsr4j.azuread.export.PersonalDataExports");
    assertThat(publicTopLevel("org.dsr4j.intune"))
        .containsExactly("org.dsr4j.intune.IntuneAdapterProvider");
    assertThat(publicTopLevel("org.dsr4j.jdbc"))
        .containsExactly("org.dsr4j.jdbc.JdbcAdapterProvider");
    assertThat(publicTopLevel("org.dsr4j.jdbc.model"))
        .containsExactly("org.dsr4j.jdbc.model.JdbcError");
  }

  private static List<String> publicTopLevel(String prefix) {
    return MAIN.stream()
        .filter(type -> type.getPackageName().equals(prefix))
        .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
        .map(JavaClass::getName)
        .sorted()
        .toList();
  }

  @Test
  void aTypeOfAnUnexportedPackageIsPublicOnlyWhenAnotherPackageNeedsIt() {
    List<String> needless =
        MAIN.stream()
            .filter(type -> isHidden(type.getPackageName()))
            .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
            // The compiler copies constants into their users, so that no dependency is seen.
            .filter(type -> !type.getMethods().isEmpty())
            // A sealed type's implementation in another package has to be.
            .filter(type -> !type.isAssignableTo(StepPermit.class))
            .filter(
                type ->
                    type.getDirectDependenciesToSelf().stream()
                        .noneMatch(
                            use ->
                                !use.getOriginClass()
                                    .getPackageName()
                                    .equals(type.getPackageName())))
            .map(JavaClass::getName)
            .sorted()
            .toList();

    assertThat(needless).isEmpty();
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
  void noTwoPublishedTypesHaveTheSameSimpleName() {
    Map<String, List<String>> byName =
        MAIN.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> !type.getPackageName().startsWith("org.dsr4j.examples"))
            .filter(type -> !type.getPackageName().startsWith("org.dsr4j.benchmarks"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));

    assertThat(byName.values()).filteredOn(names -> names.size() > 1).isEmpty();
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
