package greenlab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The wall clock may jump during a run: it is set, or the machine wakes from sleep. What measures or waits must not
 * depend on it, so only classes that need dates may call it. The jars of the launcher's build are checked.
 */
@Tag("system")
class ClockTest {
    private static final List<String> MODULES = List.of("green", "server", "lab", "slides", "notebooks", "bench");
    private static final Set<String> WALL_CLOCK = Set.of("java/lang/System.currentTimeMillis", "java/time/Instant.now",
        "java/time/LocalDate.now", "java/time/LocalDateTime.now", "java/time/LocalTime.now",
        "java/time/ZonedDateTime.now", "java/time/Clock.systemUTC", "java/time/Clock.systemDefaultZone",
        "java/time/InstantSource.system", "java/util/Date.<init>", "java/util/Calendar.getInstance");

    /** Certificates expire, and a report of benchmarks has a date. */
    @Test
    void onlyDatesUseTheWallClock() throws IOException {
        Set<String> readers = new TreeSet<>();
        int classes = 0;
        for (String module : MODULES) {
            try (JarFile jar = new JarFile(build().resolve(module + "-1.jar").toFile())) {
                for (JarEntry entry : jar.stream().filter(name -> name.getName().endsWith(".class")).toList()) {
                    ClassModel type = ClassFile.of().parse(jar.getInputStream(entry).readAllBytes());
                    classes++;
                    if (readsTheWallClock(type)) {
                        readers.add(type.thisClass().asInternalName());
                    }
                }
            }
        }
        assertThat(classes).isGreaterThan(300);
        assertThat(readers).containsExactly("greenlab/bench/Machine", "greenlab/grade/HandIn",
            "greenlab/server/Keys", "greenlab/setup/Doctor", "greenlab/slides/MatrixRecorder",
            "greenlab/watch/AttachedJvm", "greenlab/watch/WatchSession");
    }

    private static Path build() throws IOException {
        Path lab = Checkout.find().lab();
        return lab.resolve(Files.readString(lab.resolve("app")).strip());
    }

    private static boolean readsTheWallClock(ClassModel type) {
        return StreamSupport.stream(type.constantPool().spliterator(), false)
            .filter(MemberRefEntry.class::isInstance).map(MemberRefEntry.class::cast)
            .map(method -> method.owner().asInternalName() + "." + method.name().stringValue())
            .anyMatch(WALL_CLOCK::contains);
    }
}
