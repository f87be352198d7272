package greenlab.setup;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** TCP ports on loopback. */
public final class Ports {
    private static final int TRIES = 50;

    private Ports() {}

    /** Refuses a port that can't be one as wrong use of the command; null was not asked for. */
    public static void inRange(CommandSpec command, String option, Integer asked) {
        if (asked != null && (asked < 0 || asked > 65_535)) {
            throw new ParameterException(command.commandLine(), option + " is 0 to 65535, not " + asked);
        }
    }

    /**
     * The port that was asked for; for 0, any that is free.
     *
     * @throws CannotSetUp if it is taken
     */
    public static int asked(int port) throws CannotSetUp {
        return bind(port).orElseThrow(() -> new CannotSetUp("port " + port + " is taken: choose another, or none"));
    }

    /** The port that was asked for; else the first free one from the usual on, with a line where it is another. */
    public static int chosen(String command, String option, Integer asked, int usual) throws CannotSetUp {
        if (asked != null) {
            return asked(asked);
        }
        int free = from(usual);
        if (free != usual) {
            System.err.println(command + ": port " + usual + " is taken: it is " + free + " now; " + option
                + " chooses");
        }
        return free;
    }

    /** The first free port from the usual one on. */
    public static int from(int usual) throws CannotSetUp {
        return IntStream.range(usual, usual + TRIES).filter(Ports::isFree).findFirst()
            .orElseThrow(() -> new CannotSetUp("no port is free from " + usual + " on: choose one"));
    }

    /** Whether nobody listens there. The answer is true of this moment only. */
    public static boolean isFree(int port) {
        return bind(port).isPresent();
    }

    private static OptionalInt bind(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a port that was in use a moment ago is free
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return OptionalInt.of(socket.getLocalPort());
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }
}
