package greenlab.setup;

import java.util.Locale;

/** A Java kernel that runs the notebooks. Constants are written as on the command line. */
public enum Kernel {
    /** The one that the course is written for; unmaintained. */
    ijava("IJava"),
    /** Its maintained successor. */
    jjava("JJava");

    private final String title;

    Kernel(String title) {
        this.title = title;
    }

    /** The name of one of its environment variables. */
    String variable(String suffix) {
        return name().toUpperCase(Locale.ROOT) + "_" + suffix;
    }

    /** Its name as its authors write it. */
    String title() {
        return title;
    }
}
