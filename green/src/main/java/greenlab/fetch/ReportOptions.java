package greenlab.fetch;

import picocli.CommandLine.Option;

/** The options that say how finished runs are told: those of every command that runs, or tells of runs. */
public final class ReportOptions {
    @Option(names = "--profile", description = "Print which frames kept the thread, and for how long.")
    private boolean profile;

    @Option(names = "--trace", description = "Print the timeline of the run.")
    private boolean trace;

    @Option(names = "--socket-class", description = "Print who spoke TLS, and through which class of socket.")
    private boolean socketClass;

    @Option(names = "--json", description = "Print the run as JSON, and nothing else.")
    private boolean json;

    public boolean json() {
        return json;
    }

    public boolean profile() {
        return profile;
    }

    public boolean trace() {
        return trace;
    }

    public boolean socketClass() {
        return socketClass;
    }

    /** Whether more is asked for than what came of the runs. */
    public boolean inDetail() {
        return profile || trace || socketClass;
    }
}
