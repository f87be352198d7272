package greenlab.green;

/** A clock without waiting: when the hub would wait for a time, that time has come. */
final class JumpingClock implements Clock {
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
