package greenlab.patchdemo;

import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Arrays;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Replaces a static method of a class by another class's method of the same name, for all callers from now on. In
 * Python that is an assignment; a JVM needs the redefined class, from an agent that attaches to its own process.
 */
public final class MethodPatch {
    private final Class<?> type;
    private final byte[] original;
    private final byte[] patched;

    /** Creates the patched class file; {@link #apply} loads it. */
    public MethodPatch(Class<?> type, String method, Class<?> replacement) throws IOException {
        var target = Arrays.stream(replacement.getDeclaredMethods()).filter(each -> each.getName().equals(method))
            .findFirst().orElseThrow();
        this.type = type;
        this.original = ClassFileLocator.ForClassLoader.read(type);
        this.patched = new ByteBuddy().redefine(type).method(ElementMatchers.named(method))
            .intercept(MethodCall.invoke(target).withAllArguments()).make().getBytes();
    }

    public void apply() throws ClassNotFoundException, UnmodifiableClassException {
        redefine(patched);
    }

    public void undo() throws ClassNotFoundException, UnmodifiableClassException {
        redefine(original);
    }

    private void redefine(byte[] code) throws ClassNotFoundException, UnmodifiableClassException {
        Instrumentation jvm = ByteBuddyAgent.install();
        jvm.redefineClasses(new ClassDefinition(type, code));
    }
}
