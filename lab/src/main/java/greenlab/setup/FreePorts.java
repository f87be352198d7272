package greenlab.setup;

import greenlab.server.StartupException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Chooses the TCP ports on loopback that a command listens on. */
public final class FreePorts {
    private static final int TRIES = 50;
    private static final int LOWEST = 20_000;
    /** Linux's; other systems begin higher. */
    private static final int FIRST_EPHEMERAL = 32_768;

    private FreePorts() {}

    /** Rejects a value that is no port number, as a usage error; null means that the option was not given. */
    public static void checkRange(CommandSpec command, String option, Integer requested) {
        if (requested != null && (requested < 0 || requested > 65_535)) {
            throw new ParameterException(command.commandLine(), option + " must be 0 to 65535, was " + requested);
        }
    }

    /**
     * Returns the requested port, where 0 stands for any free one. If none was requested, returns the first free one
     * from the default on, and prints a line if that isn't the default itself.
     *
     * @throws SetupException if the requested port is in use
     */
    public static int choose(String command, String option, Integer requested, int defaultPort) throws SetupException {
        if (requested == null) {
            return firstFrom(command, option, defaultPort);
        }
        if (requested != 0 && !isFree(requested)) {
            throw new SetupException(StartupException.portInUse(requested));
        }
        return requested == 0 ? any() : requested;
    }

    private static int firstFrom(String command, String option, int defaultPort) throws SetupException {
        int free = firstFrom(defaultPort);
        if (free != defaultPort) {
            System.err.println(command + ": port " + defaultPort + " is already in use; using " + free + " (" + option
                + " sets another)");
        }
        return free;
    }

    /** Returns the first free port from the given one on. */
    public static int firstFrom(int port) throws SetupException {
        return IntStream.range(port, port + TRIES).filter(FreePorts::isFree).findFirst().orElseThrow(() ->
            new SetupException("ports " + port + " to " + (port + TRIES - 1) + " are all in use; choose another"));
    }

    /**
     * Returns a free port for a server that starts later. It is below the ephemeral ports: the system could assign one
     * of those to another process meanwhile.
     */
    public static int any() {
        return ThreadLocalRandom.current().ints(LOWEST, FIRST_EPHEMERAL).filter(FreePorts::isFree).findFirst()
            .getAsInt();
    }

    /** Whether the port is free at this moment; another process may take it in the next. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a port whose last connections are in TIME_WAIT is free
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
