package greenlab.fetch;

import com.google.gson.annotations.SerializedName;
import greenlab.monitor.BlockedInterval;
import java.util.Objects;

/**
 * What happened to one fetch, as the client saw it.
 *
 * @param t when, in seconds since the first fetch of the run started; for {@link What#BLOCKED}, when the blocking began
 * @param fetch which fetch, from 1 to n
 * @param what what happened
 * @param frame for {@link What#BLOCKED} only: the culprit frame, as {@code package.Class.method}
 * @param seconds for {@link What#BLOCKED} only: its length so far
 * @param reason for {@link What#FAILED} only: why, in one line
 */
public record Event(double t, int fetch, What what, String frame, Double seconds, String reason) {

    /** What can happen to a fetch, in the order in which it normally does. */
    public enum What {
        /** The fetch begins: its connection is about to be opened. */
        @SerializedName("open") OPEN,
        /** TCP and, over https, TLS are up. */
        @SerializedName("opened") OPENED,
        /** The request is about to be written. */
        @SerializedName("send") SEND,
        /** The response's headers are in. */
        @SerializedName("recv") RECV,
        /** The body has been read to its end. */
        @SerializedName("done") DONE,
        /** The fetch ended without a usable response. */
        @SerializedName("failed") FAILED,
        /** The fetch blocked the shared thread. It may be reported again, longer, with the same t. */
        @SerializedName("blocked") BLOCKED
    }

    public static Event of(double t, int fetch, What what) {
        return new Event(t, fetch, what, null, null, null);
    }

    public static Event blocked(double t, int fetch, String frame, double seconds) {
        return new Event(t, fetch, What.BLOCKED, frame, seconds, null);
    }

    /** A blocked interval of a run that started at {@code start}, in nanoseconds of {@link System#nanoTime}. */
    public static Event blocked(BlockedInterval block, int fetch, long start) {
        return blocked((block.since() - start) / 1e9, fetch, block.frame(), block.nanos() / 1e9);
    }

    public static Event failed(double t, int fetch, String reason) {
        return new Event(t, fetch, What.FAILED, null, null, reason);
    }

    /** Whether this reports the same block as {@code other}, later, and so replaces it. */
    public boolean supersedes(Event other) {
        return what == What.BLOCKED && other.what == What.BLOCKED
            && fetch == other.fetch && t == other.t && Objects.equals(frame, other.frame);
    }
}
