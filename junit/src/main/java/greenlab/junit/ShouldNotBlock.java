package greenlab.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Fails a test in which a thread blocks that must not: the carrier of a virtual thread, or an event loop. The failure
 * has the culprit frame, how long and how it blocked, and a hint. On a class it applies to each of its tests.
 *
 * <p>What is watched is the JVM while the test method runs, without {@code @BeforeEach} and {@code @AfterEach}. The
 * watch can't know which test a thread belongs to, so in parallel execution such a test runs alone.
 *
 * <p>The first use attaches an agent to the JVM through a child process, and the JVM prints a warning. To avoid both,
 * start it with {@code -javaagent:PATH/greenlab-junit-1.jar}; {@code -XX:+EnableDynamicAgentLoading} silences the
 * warning only. If the JVM takes no agent, the test fails.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ShouldNotBlockExtension.class)
@ResourceLock(Resources.GLOBAL)
public @interface ShouldNotBlock {
    /** A thread that blocks this long fails the test: {@code 100ms}, {@code 1.5s}; at least {@code 20ms}. */
    String threshold() default "100ms";

    /**
     * Whether virtual threads must not block their carriers. A running JVM can't change the number of its carriers;
     * {@code -Djdk.virtualThreadScheduler.parallelism=1} on its command line does.
     */
    boolean carriers() default true;

    /** Platform threads that must not block, as a regular expression for the whole name; none by default. */
    String threads() default "";

    /**
     * Whether a thread that computes for so long fails the test, too, and one that waits for a monitor, whose holder
     * may compute. Not by default: in a JVM that has just started, loading and initialising classes takes that long.
     */
    boolean busy() default false;
}
