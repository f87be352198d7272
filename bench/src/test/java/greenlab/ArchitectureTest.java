package greenlab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tree's rules: imports run down, and no simple type name occurs twice. */
class ArchitectureTest {
    private static final JavaClasses KIT = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("greenlab");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("greenlab.(**)").should().beFreeOfCycles().check(KIT);
    }

    @Test
    void packagesOfGreenImportDownwards() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("monitor").definedBy("greenlab.monitor")
            .layer("probe").definedBy("greenlab.probe")
            .layer("green").definedBy("greenlab.green")
            .layer("pool").definedBy("greenlab.pool")
            .layer("net").definedBy("greenlab.net")
            .layer("monkey").definedBy("greenlab.monkey")
            .layer("fetch").definedBy("greenlab.fetch")
            .whereLayer("fetch").mayOnlyAccessLayers("monkey", "net", "pool", "green", "monitor")
            .whereLayer("monkey").mayOnlyAccessLayers("net", "pool", "green", "monitor")
            .whereLayer("net").mayOnlyAccessLayers("green", "monitor")
            .whereLayer("pool").mayOnlyAccessLayers("green")
            .whereLayer("green").mayOnlyAccessLayers("monitor")
            .whereLayer("probe").mayOnlyAccessLayers("monitor")
            .whereLayer("monitor").mayNotAccessAnyLayer()
            .check(KIT);
    }

    @Test
    void packagesOfLabImportDownwards() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("setup").definedBy("greenlab.setup")
            .layer("run").definedBy("greenlab.run")
            .layer("render").definedBy("greenlab.render")
            .layer("stages").definedBy("greenlab.stages")
            .layer("cli").definedBy("greenlab.cli")
            .whereLayer("cli").mayOnlyAccessLayers("stages", "render", "run", "setup")
            .whereLayer("stages").mayOnlyAccessLayers("render", "run", "setup")
            .whereLayer("render").mayOnlyAccessLayers("run")
            .whereLayer("run").mayNotAccessAnyLayer()
            .whereLayer("setup").mayNotAccessAnyLayer()
            .check(KIT);
    }

    /** What runs inside a measured JVM knows neither command line nor server, neither checkout nor picture. */
    @Test
    void greenKnowsNothingAboveIt() {
        noClasses().that().resideInAnyPackage(GREEN).should().dependOnClassesThat()
            .resideInAnyPackage("greenlab.server..", "greenlab.run", "greenlab.render", "greenlab.stages",
                "greenlab.setup", "greenlab.cli", "greenlab.watch", "greenlab.capacity", "greenlab.slides",
                "greenlab.course", "picocli..", "org.eclipse.jetty..", "io.github.spencerpark..")
            .check(KIT);
    }

    @Test
    void serverKnowsGreenOnly() {
        noClasses().that().resideInAPackage("greenlab.server..").should().dependOnClassesThat()
            .resideInAnyPackage("greenlab.run", "greenlab.render", "greenlab.stages", "greenlab.setup", "greenlab.cli",
                "greenlab.capacity", "greenlab.slides", "greenlab.course", "picocli..")
            .check(KIT);
    }

    @Test
    void simpleNamesAreUnique() {
        Map<String, Long> uses = KIT.stream().filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getSimpleName, counting()));
        assertThat(uses).hasSizeGreaterThan(200).allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
    }

    private static final String[] GREEN = {"greenlab.green", "greenlab.pool", "greenlab.net", "greenlab.monkey",
        "greenlab.monitor", "greenlab.probe", "greenlab.fetch", "greenlab.xray", "greenlab.agents", "greenlab.spans"};
}
