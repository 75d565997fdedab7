package dev.touchstone.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// The rules of the architecture that hold for every module, read from the compiled classes of all of them.
///
/// A module that is new here gets a line in `MAY_USE`: the modules below it that it may call.
@TestInstance(Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String ROOT = "dev.touchstone.";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry("metrics", Set.of("core")),
            Map.entry("math", Set.of("core", "metrics")),
            Map.entry("store", Set.of("core")),
            Map.entry("judge", Set.of("core", "metrics")),
            Map.entry("sandbox", Set.of("core")),
            Map.entry("tasks", Set.of("core", "metrics", "math", "sandbox")),
            Map.entry("models", Set.of("core")),
            Map.entry("gguf", Set.of("core")),
            Map.entry("engine", Set.of("core", "metrics", "store")),
            Map.entry("score", Set.of("core", "metrics", "math", "tasks")),
            Map.entry("report", Set.of("core", "metrics", "store", "engine")),
            Map.entry("cli", Set.of(
                    "core", "metrics", "store", "judge", "tasks", "models", "gguf", "engine", "score",
                    "report", "sandbox")));

    private static final Set<String> NOT_SHIPPED = Set.of("benchmarks", "conformance");
    private static final String NOT_OURS = "picocli"; // a library that is compiled here

    private static final List<String> FACADES =
            List.of("dev.touchstone.cli.aisbench..", "dev.touchstone.cli.indicators..");

    private final Map<String, Path> modules = new TreeMap<>();
    private JavaClasses classes;

    @BeforeAll
    void readEveryModule() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("").toAbsolutePath().getParent())) {
            folders.filter(folder -> folder.getFileName().toString().startsWith("touchstone-"))
                    .filter(folder -> Files.isDirectory(folder.resolve("target/classes")))
                    .forEach(folder -> modules.put(
                            folder.getFileName().toString().substring("touchstone-".length()),
                            folder.resolve("target/classes")));
        }
        modules.keySet().removeAll(NOT_SHIPPED);
        modules.remove(NOT_OURS);
        classes = new ClassFileImporter().importPaths(modules.values());
    }

    @Test
    void everyModuleHasItsRowOfWhatItMayUse() {
        assertThat(modules).containsKeys("core", "cli");
        assertThat(MAY_USE.keySet()).containsAll(modules.keySet());
    }

    @Test
    void modulesUseOnlyTheModulesOfTheirRow() {
        for (String module : modules.keySet()) {
            Set<String> forbidden = new TreeSet<>(MAY_USE.keySet());
            forbidden.removeAll(MAY_USE.get(module));
            forbidden.remove(module);
            if (!forbidden.isEmpty()) {
                noClasses().that().resideInAPackage(ROOT + module + "..")
                        .should().dependOnClassesThat(resideInAnyPackage(
                                forbidden.stream().map(other -> ROOT + other + "..").toArray(String[]::new)))
                        .because("touchstone-%s may use %s alone".formatted(module, MAY_USE.get(module)))
                        .allowEmptyShould(true).check(classes);
            }
        }
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void aPackageLivesInOneModule() throws IOException {
        Map<String, List<String>> homes = new TreeMap<>();
        for (Map.Entry<String, Path> module : modules.entrySet()) {
            try (Stream<Path> files = Files.walk(module.getValue())) {
                files.filter(file -> file.toString().endsWith(".class"))
                        .map(file -> module.getValue().relativize(file.getParent()))
                        .map(folder -> folder.toString().replace('/', '.'))
                        .distinct()
                        .forEach(name ->
                                homes.computeIfAbsent(name, _ -> new ArrayList<>()).add(module.getKey()));
            }
        }
        assertThat(homes).isNotEmpty().allSatisfy((name, owners) -> {
            assertThat(owners).as("modules with classes in package %s", name).hasSize(1);
            assertThat(name).as("package of touchstone-%s", owners.getFirst())
                    .matches(own -> (own + ".").startsWith(ROOT + owners.getFirst() + "."));
        });
    }

    @Test
    void internalPackagesAreImportedByTheirOwnModuleOnly() {
        for (String module : modules.keySet()) {
            noClasses().that().resideOutsideOfPackage(ROOT + module + "..")
                    .should().dependOnClassesThat().resideInAPackage(ROOT + module + "..internal..")
                    .check(classes);
        }
    }

    @Test
    void coreDoesNoInputOrOutput() {
        noClasses().that().resideInAPackage(ROOT + "core..")
                .should().dependOnClassesThat(
                        describe("do input or output", ArchitectureTest::doesInputOrOutput))
                .check(classes);
    }

    @Test
    void facadesDoNotImportEachOther() {
        for (String facade : FACADES) {
            String[] others = FACADES.stream().filter(other -> !other.equals(facade)).toArray(String[]::new);
            noClasses().that().resideInAPackage(facade)
                    .should().dependOnClassesThat().resideInAnyPackage(others)
                    .allowEmptyShould(true).check(classes);
        }
    }

    @Test
    void onlyTheEmbeddedModelUsesTheVectorInterface() {
        noClasses().that().resideOutsideOfPackage(ROOT + "gguf..")
                .should().dependOnClassesThat().resideInAPackage("jdk.incubator..").check(classes);
    }

    @Test
    void onlyTheCommandPrintsAndExits() {
        noClasses().that().resideOutsideOfPackage(ROOT + "cli..")
                .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().callMethod(System.class, "exit", int.class).check(classes);
    }

    private static boolean doesInputOrOutput(JavaClass type) {
        String name = type.getName();
        return switch (type.getPackageName()) {
            case "java.nio.file", "java.nio.channels", "java.net", "java.net.http", "java.sql" ->
                !name.equals("java.net.URI") && !name.equals("java.nio.file.Path")
                        && !name.endsWith("Exception"); // a reason may be put in words
            case "java.io" -> name.contains("File") || name.equals("java.io.Console");
            default -> false;
        };
    }
}
