package greenlab.stages;

import java.nio.file.Path;

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
    Path script(House house, int java) {
        String name = this == TWO_BOXES ? "stage0_java" + java : "stage" + number();
        return house.stages().resolve(name + ".java");
    }
}
