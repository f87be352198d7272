package greenlab.probe;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** The JVM's own dump of all threads, virtual ones too. */
final class ThreadDump {
    /** Since Java 25 it has what each thread waits for, and its monitors. */
    static final boolean NAMES_OWNERS = Runtime.version().feature() >= 25;

    private ThreadDump() {}

    /** Writes it as JSON, as {@code jcmd Thread.dump_to_file} does. */
    static void write(Path file) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
    }
}
