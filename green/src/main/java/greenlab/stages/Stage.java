package greenlab.stages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The five stages. The code they run is the same; what is installed around it differs. */
public enum Stage {
    TWO_BOXES, MINIMAL, DESCRIPTOR_SOCKETS, ENGINE_SOCKETS, PATCHED;

    /** The stage with this number, 0 to 4. */
    public static Stage number(int number) {
        return values()[number];
    }

    /** 0 to 4. */
    public int number() {
        return ordinal();
    }

    /** The script whose header is this stage's environment. Stage 0 has two: a box for each Java. */
    public Path script(House house, int java) {
        String name = this == TWO_BOXES ? "stage0_java" + java : "stage" + number();
        return house.stages().resolve(name + ".java");
    }

    /**
     * The header of that script: the lines that JBang reads, such as {@code //DEPS ...}. Of the line by which a shell
     * starts it only one that brings an agent along says anything.
     */
    public List<String> header(House house, int java) throws IOException {
        try (Stream<String> lines = Files.lines(script(house, java))) {
            return lines.filter(line -> line.matches("//[A-Z_]+ .*|///.* --javaagent=.*")).toList();
        }
    }
}
