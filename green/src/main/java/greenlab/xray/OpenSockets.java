package greenlab.xray;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The open TCP sockets of this process, read from /proc on Linux; empty on other systems.
 */
final class OpenSockets {
    private static final Path SELF = Path.of("/proc/self");
    private static final String LISTEN = "0A";
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private OpenSockets() {}

    /** For example {@code port 40112 to 8443}. */
    static List<String> connected() {
        return ours().filter(row -> !row[STATE].equals(LISTEN))
            .map(row -> "port " + port(row[LOCAL]) + " to " + port(row[REMOTE])).toList();
    }

    /** For example {@code port 8443}. */
    static List<String> listening() {
        return ours().filter(row -> row[STATE].equals(LISTEN)).map(row -> "port " + port(row[LOCAL])).toList();
    }

    /** The inode links the kernel's table of connections to the descriptors of this process. */
    private static Stream<String[]> ours() {
        Set<String> inodes = descriptors().filter(link -> link.startsWith("socket:["))
            .map(link -> link.substring("socket:[".length(), link.length() - 1)).collect(Collectors.toSet());
        return Stream.of("net/tcp", "net/tcp6").flatMap(OpenSockets::rows)
            .filter(row -> row.length > INODE && inodes.contains(row[INODE]));
    }

    private static Stream<String> descriptors() {
        try (Stream<Path> all = Files.list(SELF.resolve("fd"))) {
            return all.map(OpenSockets::target).toList().stream();
        } catch (IOException notLinux) {
            return Stream.of();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static Stream<String[]> rows(String table) {
        try {
            return Files.readAllLines(SELF.resolve(table)).stream().map(line -> line.strip().split("\\s+"));
        } catch (IOException noSuchProtocol) {
            return Stream.of();
        }
    }

    private static int port(String hexAddress) {
        return Integer.parseInt(hexAddress.substring(hexAddress.indexOf(':') + 1), 16);
    }
}
