package greenlab.stages;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import greenlab.fetch.Event;
import greenlab.fetch.FetchMain;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.probe.HangAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Decides whether a run hangs. If no fetch on a virtual thread makes progress for a second longer than the server's
 * delay, while a carrier is blocked, {@link HangAgent} looks into the JVM for a lock that none can take. A fetch can't
 * wait half a minute longer than the delay, since its read times out; a run that does hangs, whatever the reason. Used
 * by one thread.
 */
final class HangDetector {
    private static final double LOOK_SECONDS = 1;
    private static final double LIMIT_SECONDS = 30;

    private final double delay;
    private final boolean virtual;
    private double idle;
    private double nextLook;
    private boolean fetching;
    private boolean blocked;

    HangDetector(RunSpec spec) {
        this.delay = spec.delay();
        this.virtual = spec.runtime() == RuntimeName.VIRTUAL;
        progress();
    }

    private void progress() {
        idle = 0;
        nextLook = delay + LOOK_SECONDS;
    }

    /** Something has happened to a fetch. */
    void happened(Event event) {
        fetching = true;
        blocked = virtual && event.what() == Event.What.BLOCKED;
        if (event.what() != Event.What.BLOCKED) {
            progress();
        }
    }

    /**
     * What the threads wait for, if the run hangs; empty otherwise.
     *
     * @param seconds since the last call. While this process is stopped, the run may be, too: at most one counts
     */
    List<String> dump(ChildJvm child, double seconds) {
        idle += fetching ? Math.min(seconds, 1) : 0;
        if (idle > delay + LIMIT_SECONDS) {
            return List.of("for %.0f s nothing has happened to any fetch".formatted(idle));
        }
        if (!blocked || idle < nextLook) {
            return List.of();
        }
        nextLook = idle + LIMIT_SECONDS / 4;
        try {
            return look(child);
        } catch (IOException | AttachNotSupportedException | AgentLoadException | AgentInitializationException gone) {
            return List.of();   // it has ended, or can't answer
        }
    }

    private static List<String> look(ChildJvm child) throws IOException, AttachNotSupportedException,
            AgentLoadException, AgentInitializationException {
        Path file = Files.createTempFile("greenlab-hang-", ".txt");
        try {
            VirtualMachine jvm = VirtualMachine.attach("" + child.handle().pid());
            try {
                jvm.loadAgent(ChildJvm.locationOf(FetchMain.class).toString(), file.toString());
            } finally {
                jvm.detach();
            }
            return Files.readAllLines(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
