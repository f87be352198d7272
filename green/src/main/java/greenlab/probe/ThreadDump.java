package greenlab.probe;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** The JVM's own dump of all threads, virtual ones too. Since 25 it has what each waits for, and its monitors. */
final class ThreadDump {
    private static final int FIRST = 25;

    private ThreadDump() {}

    /** Writes it as JSON, as {@code jcmd Thread.dump_to_file} does; before Java 25, nothing. */
    static void write(Path file) throws IOException {
        if (Runtime.version().feature() >= FIRST) {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
        }
    }
}
