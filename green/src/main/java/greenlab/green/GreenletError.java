package greenlab.green;

/**
 * What a hub throws into a greenlet that waits. An error, so that code which catches every exception doesn't take it
 * for a failed read. Several are thrown one after the other, the most urgent first.
 */
public abstract sealed class GreenletError extends Error implements Comparable<GreenletError>
        permits GreenletExit, Timeout.Expired {
    private static final long serialVersionUID = 1;
    private final long urgency;

    GreenletError(String message, long urgency) {
        super(message);
        this.urgency = urgency;
    }

    @Override
    public int compareTo(GreenletError other) {
        return Long.compare(other.urgency, urgency);
    }
}
