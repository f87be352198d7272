package greenlab.green;

/** A clock that jumps to the next deadline instead of waiting for it. */
public final class JumpingClock implements Clock {
    private long now;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public long nanosToWait(long nanos) {
        now += nanos;
        return 0;
    }
}
