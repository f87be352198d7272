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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A machine's clock may jump in mid-run: its owner sets it, or it wakes from sleep. Nothing that is measured or waited
 * for may follow it, so nothing that measures may call what reads it. Certificates must: they have dates.
 */
@Tag("system")
class ClockTest {
    private static final List<String> MODULES = List.of("green", "server", "jbang-scripts");
    private static final Set<String> OF_THE_WALL = Set.of("java/lang/System.currentTimeMillis", "java/time/Instant.now",
        "java/time/LocalDateTime.now", "java/time/LocalTime.now", "java/time/ZonedDateTime.now",
        "java/time/Clock.systemUTC", "java/time/Clock.systemDefaultZone", "java/time/InstantSource.system",
        "java/util/Date.<init>", "java/util/Calendar.getInstance");

    @Test
    void onlyCertificatesAreAboutDates() throws IOException {
        Set<String> readers = new TreeSet<>();
        int classes = 0;
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Checkout.find().root().resolve(module).resolve("target/classes"))) {
                for (Path file : files.filter(name -> name.toString().endsWith(".class")).toList()) {
                    ClassModel type = ClassFile.of().parse(file);
                    classes++;
                    if (readsTheWallClock(type)) {
                        readers.add(type.thisClass().asInternalName());
                    }
                }
            }
        }
        assertThat(classes).isGreaterThan(200);
        assertThat(readers).containsExactly("greenlab/server/Keys", "greenlab/setup/PathChecks");
    }

    private static boolean readsTheWallClock(ClassModel type) {
        return StreamSupport.stream(type.constantPool().spliterator(), false)
            .filter(MemberRefEntry.class::isInstance).map(MemberRefEntry.class::cast)
            .map(method -> method.owner().asInternalName() + "." + method.name().stringValue())
            .anyMatch(OF_THE_WALL::contains);
    }
}
