package org.nightjar;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the rooms of the house: who may import whom, and what nobody may use. */
class ArchitectureTest {

    private static final String ROOT = "org.nightjar.";
    static final Map<String, Set<String>> MAY_IMPORT = new LinkedHashMap<>();

    static {
        MAY_IMPORT.put("model", Set.of());
        MAY_IMPORT.put("job", Set.of("model"));
        MAY_IMPORT.put("inflate", Set.of());
        MAY_IMPORT.put("evidence", Set.of("model", "job", "inflate"));
        MAY_IMPORT.put("parse", Set.of("model", "job", "evidence"));
        MAY_IMPORT.put("integrity", Set.of("model", "job", "parse"));
        MAY_IMPORT.put("enrich", Set.of("model", "job"));
        MAY_IMPORT.put("store", Set.of("model", "job"));
        MAY_IMPORT.put("store.h2", Set.of("store", "model", "job", "inflate"));
        MAY_IMPORT.put("detect", Set.of("model", "job", "store", "analysis"));
        MAY_IMPORT.put("analysis", Set.of("model", "job", "store"));
        MAY_IMPORT.put("export", Set.of("model", "job", "store", "analysis"));
        MAY_IMPORT.put("simulate", Set.of("model", "job"));
        MAY_IMPORT.put(
                "bench",
                Set.of(
                        "casefile",
                        "analysis",
                        "detect",
                        "enrich",
                        "store",
                        "simulate",
                        "evidence",
                        "parse",
                        "model",
                        "job"));
        MAY_IMPORT.put(
                "casefile",
                Set.of(
                        "model",
                        "job",
                        "evidence",
                        "parse",
                        "integrity",
                        "enrich",
                        "store",
                        "store.h2",
                        "detect",
                        "analysis",
                        "export",
                        "simulate"));
        MAY_IMPORT.put("ui", Set.of("casefile", "analysis", "store", "model", "job"));
        MAY_IMPORT.put("cli", Set.of("casefile", "analysis", "store", "model", "job", "bench"));
        MAY_IMPORT.put("app", Set.of("casefile", "analysis", "model", "job", "ui", "cli"));
    }

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.nightjar");

    /** Packages of a room: its own and those below it, save another room's (store.h2 is not part of store). */
    private static String[] packagesOf(String room) {
        return room.equals("store")
                ? new String[] {ROOT + "store"}
                : new String[] {ROOT + room, ROOT + room + "..", ROOT + room + ".*"};
    }

    @TestFactory
    Stream<DynamicTest> roomImportsOnlyWhatItMay() {
        return MAY_IMPORT.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String[] foreign = MAY_IMPORT.keySet().stream()
                            .filter(room -> !room.equals(entry.getKey())
                                    && !entry.getValue().contains(room))
                            .flatMap(room -> Stream.of(packagesOf(room)))
                            .toArray(String[]::new);
                    if (foreign.length > 0) {
                        noClasses()
                                .that()
                                .resideInAnyPackage(packagesOf(entry.getKey()))
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(foreign))
                                .because("data flows one way through the rooms (ARCHITECTURE.md)")
                                .allowEmptyShould(true)
                                .check(CLASSES);
                    }
                }));
    }

    @Test
    void everyPackageBelongsToARoom() throws IOException {
        Path root = Path.of("src/main/java/org/nightjar");
        Set<String> rooms;
        try (Stream<Path> files = Files.walk(root)) {
            rooms = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> root.relativize(file.getParent()).toString().replace('/', '.'))
                    .map(name -> name.startsWith("store.h2") ? "store.h2" : name.split("\\.", 2)[0])
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertEquals(new TreeSet<>(MAY_IMPORT.keySet()), rooms);
    }

    @Test
    void everyPackageHasPackageInfo() throws IOException {
        Path root = Path.of("src/main/java/org/nightjar");
        try (Stream<Path> files = Files.walk(root)) {
            Set<Path> bare = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(Set.of(), bare);
        }
    }

    @Test
    void detectorsAskNoReadModelButTheCoverageMap() {
        noClasses()
                .that()
                .resideInAnyPackage(packagesOf("detect"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packagesOf("analysis"))
                        .and(not(resideInAPackage(ROOT + "analysis.coverage"))))
                .because("tampering is joined to what is missing, and nothing else that is made for people is asked"
                        + " (adr/0032)")
                .check(CLASSES);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void sqlStaysInTheStore() {
        noClasses()
                .that(not(resideInAnyPackage("org.nightjar.store.h2..", "org.nightjar.bench..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.h2.."))
                .because("the layout of the case database is nobody else's business; benchmarks ask other databases")
                .check(CLASSES);
    }

    @Test
    void javaFxStaysInTheWindow() {
        noClasses()
                .that(not(resideInAnyPackage("org.nightjar.ui..", "org.nightjar.app..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("javafx..", "com.gluonhq..", "atlantafx.."))
                .because("everything but the window works without a display")
                .check(CLASSES);
    }

    @Test
    void viewModelsKnowNoScene() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat(resideInAnyPackage("javafx.scene..", "javafx.stage.."))
                .because("view models are tested without a toolkit")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void nothingKnowsTheNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.net.http..",
                        "javax.net..",
                        "java.rmi..",
                        "javafx.scene.web..",
                        "com.sun.net.httpserver.."))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.ServerSocket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.DatagramSocket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URLConnection")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.HttpURLConnection")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.channels.SocketChannel")
                .orShould()
                .callMethod("java.net.URL", "openConnection")
                .orShould()
                .callMethod("java.net.URL", "openStream")
                .orShould()
                .callMethod("java.net.InetAddress", "getByName", "java.lang.String")
                .orShould()
                .callMethod("java.net.InetAddress", "getAllByName", "java.lang.String")
                .because("Nightjar works with no network, and a name look-up is already a connection")
                .check(CLASSES);
    }

    @Test
    void nothingDeserialises() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .because("evidence and foreign cases are hostile")
                .check(CLASSES);
    }

    @Test
    void onlyTheFacesPrint() {
        noClasses()
                .that(not(resideInAnyPackage("org.nightjar.cli..", "org.nightjar.app..")))
                .and()
                .haveNameNotMatching(
                        "org\\.nightjar\\.bench\\.(Peer|QuestionPeer|IndexTimes|DetectPeer|RuleDetectPeer)")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("results belong to stdout of a command; everything else is an event, a count or a job message")
                .check(CLASSES);
    }

    @Test
    void namesSayTheMechanism() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Manager|Helper|Impl)$")
                .because("a name says what the thing is or does")
                .check(CLASSES);
    }
}
