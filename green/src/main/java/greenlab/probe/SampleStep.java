package greenlab.probe;

/**
 * The time from one sample to the next, in nanoseconds.
 *
 * @param nanos its length
 * @param pause the part in which the sampler should have run and didn't: the whole JVM stood still, or the machine was
 *     busy. It is not the program's fault
 * @param collection the part of the pause in which garbage was collected
 */
record SampleStep(long nanos, long pause, long collection) {}
