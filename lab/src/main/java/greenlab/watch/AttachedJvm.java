package greenlab.watch;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import greenlab.cli.Cli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Loads the agent into a JVM of this machine. It first checks all that can be checked from outside: to attach, the JDK
 * sends SIGQUIT, at which a program that isn't a JVM can end, and a JVM that refuses prints its threads.
 */
final class AttachedJvm {
    private static final int OLDEST = 21;
    /** A JVM without performance data is ready after so long. */
    private static final long UNSEEN_MILLIS = 1000;
    private static final int MOST_LISTED = 8;
    /** The JDK waits 10 s until the JVM listens, and then for any time until it answers. */
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final Path PROC = Path.of("/proc");

    private final long pid;

    private AttachedJvm(long pid) {
        this.pid = pid;
    }

    /**
     * Loads the agent.
     *
     * @param session the folder for {@link greenlab.probe.AgentSession}
     * @throws Cli.Failure with one line, if the process can't be watched
     */
    static void watch(long pid, Path session) throws IOException {
        var jvm = new AttachedJvm(pid);
        jvm.check();
        load(pid, session, MOST);
    }

    /** Loads it unchecked. If the JVM answers too late, the agent finds no session and ends. */
    static void load(long pid, Path session, Duration most) throws IOException {
        Path agent = AgentJar.file();
        var loading = new FutureTask<Void>(() -> new AttachedJvm(pid).load(agent, session), null);
        Thread.ofPlatform().daemon().name("watch-attach").start(loading);
        ProcessHandle.of(pid).ifPresent(jvm -> jvm.onExit().thenRun(() -> loading.cancel(true)));
        try {
            loading.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException late) {
            throw new Cli.Failure("process " + pid + " has not answered for " + most.toMillis() / 1000.0
                + " s; if it is stopped, continue it: kill -CONT " + pid, late);
        } catch (CancellationException ended) {
            throw new Cli.Failure("process " + pid + " has ended", ended);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Cli.Failure known ? known : new IllegalStateException(failed);
        }
    }

    /** Whether a process is a JVM, as far as this user can know. */
    static boolean isJvm(long pid) {
        if (Files.isReadable(PROC.resolve(pid + "/maps"))) {
            return content("maps", pid).contains("/libjvm.");
        }
        return VirtualMachine.list().stream().map(VirtualMachineDescriptor::id).anyMatch(("" + pid)::equals);
    }

    /** Whether a process is a JVM that has come so far that tools can attach: it writes its performance data then. */
    static boolean isReady(long pid) {
        return isJvm(pid) && (Files.notExists(PROC.resolve(pid + "/maps"))
            || content("maps", pid).contains("hsperfdata") || age(pid) > UNSEEN_MILLIS);
    }

    private static long age(long pid) {
        return ProcessHandle.of(pid).flatMap(one -> one.info().startInstant())
            .map(start -> Duration.between(start, Instant.now()).toMillis()).orElse(0L);
    }

    /** Some JVMs of this user: PID and main class or jar. */
    static List<String> all() {
        return VirtualMachine.list().stream()
            .filter(jvm -> !jvm.id().equals("" + ProcessHandle.current().pid())).limit(MOST_LISTED)
            .map(jvm -> jvm.id() + " " + jvm.displayName().replaceFirst(" .*", "").replaceFirst(".*[./](?=.*[./])", ""))
            .toList();
    }

    private void check() {
        ProcessHandle process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
            .orElseThrow(() -> new Cli.Failure("no process has the PID " + pid + "; jps lists the JVMs"));
        if (process.equals(ProcessHandle.current())) {
            throw new Cli.Failure("process " + pid + " is this watch; name another one");
        }
        String user = process.info().user().orElse("");
        String own = ProcessHandle.current().info().user().orElse("");
        if (!user.equals(own)) {
            throw new Cli.Failure("process " + pid + " belongs to user '" + user + "'; run watch as that user");
        }
        if (!sameNamespace("pid") || !sameNamespace("mnt")) {
            String[] pids = content("status", pid).replaceFirst("(?s).*\nNSpid:\\s*(.*?)\n.*", "$1").split("\t");
            throw new Cli.Failure("process " + pid + " runs in a container; run watch in that container: watch "
                + pids[pids.length - 1]);
        }
        if (!isJvm(pid)) {
            throw new Cli.Failure("process " + pid + " is not a JVM: " + process.info().command().orElse("unknown"));
        }
        if (content("stat", pid).replaceFirst("(?s).*\\) ", "").startsWith("T")) {
            throw new Cli.Failure("process " + pid + " is stopped and can't answer; continue it: kill -CONT " + pid);
        }
        if ((content("cmdline", pid) + content("environ", pid)).contains("-XX:+DisableAttachMechanism")) {
            throw new Cli.Failure("process " + pid + " has -XX:+DisableAttachMechanism; restart it without");
        }
    }

    private boolean sameNamespace(String kind) {
        Path own = PROC.resolve("self/ns/" + kind);
        try {
            return Files.notExists(own) || Files.readSymbolicLink(own)
                .equals(Files.readSymbolicLink(PROC.resolve(pid + "/ns/" + kind)));
        } catch (IOException denied) {
            throw new Cli.Failure("process " + pid + " is not accessible; run watch as the user that runs it", denied);
        }
    }

    private static String content(String file, long pid) {
        try {
            return Files.readString(PROC.resolve(pid + "/" + file), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return "";   // another system, or the process has ended
        }
    }

    private void load(Path agent, Path session) {
        VirtualMachine jvm = attach();
        try {
            checkVersion(jvm.getSystemProperties());
            jvm.loadAgent(agent.toString(), session.toString());
        } catch (AgentLoadException refused) {
            throw new Cli.Failure("process " + pid + " refuses agents; start it with -XX:+EnableDynamicAgentLoading",
                refused);
        } catch (AgentInitializationException failed) {
            throw new Cli.Failure("process " + pid + " can't run the agent, as its stderr says", failed);
        } catch (IOException ended) {
            throw new Cli.Failure("process " + pid + (ProcessHandle.of(pid).isEmpty() ? " has ended"
                : " does not let tools attach: " + ended.getMessage()), ended);
        } finally {
            detach(jvm);
        }
    }

    private VirtualMachine attach() {
        try {
            return VirtualMachine.attach("" + pid);
        } catch (AttachNotSupportedException | IOException refused) {
            throw new Cli.Failure(ProcessHandle.of(pid).isEmpty() ? "process " + pid + " has ended"
                : "process " + pid + " does not let tools attach: " + refused.getMessage(), refused);
        }
    }

    private void checkVersion(Properties target) {
        int feature = Integer.parseInt(target.getProperty("java.specification.version").replaceFirst("^1\\.", ""));
        if (feature < OLDEST) {
            throw new Cli.Failure("process " + pid + " runs Java " + feature + "; watch needs " + OLDEST + " or later");
        }
        String manager = target.getProperty("java.security.manager", "disallow");
        if (!manager.equals("disallow") && !manager.equals("allow")) {
            throw new Cli.Failure("process " + pid + " has a security manager, which no agent can pass");
        }
    }

    private static void detach(VirtualMachine jvm) {
        try {
            jvm.detach();
        } catch (IOException ended) {
            // it has nothing left to detach from
        }
    }
}
