package greenlab.cli;

import picocli.CommandLine.Option;

/** The options for the report of finished runs, shared by all commands that print runs. */
public final class ReportOptions {
    @Option(names = "--profile", description = "Print which frames blocked the thread, and for how long.")
    private boolean profile;

    @Option(names = "--trace", description = "Print the timeline of the run.")
    private boolean trace;

    @Option(names = "--socket-class", description = "Print the TLS provider and the class of its sockets.")
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

    /** Whether any detail is requested. */
    public boolean inDetail() {
        return profile || trace || socketClass;
    }
}
