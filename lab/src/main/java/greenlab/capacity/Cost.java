package greenlab.capacity;

/**
 * What a real server took from its machine.
 *
 * @param threads the most OS threads that its process had, the JVM's own among them; where /proc doesn't tell, the most
 *     threads of Java
 * @param cpuSeconds CPU time of its process while users came, all cores together
 */
public record Cost(int threads, double cpuSeconds) {}
