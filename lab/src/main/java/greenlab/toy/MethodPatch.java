package greenlab.toy;

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
 * The toy's patch: a static method of a class calls another class's method of the same name, from now on and wherever
 * it is called. In Python that is an assignment; a JVM has to be given the class anew, by an agent attached to itself.
 */
public final class MethodPatch {
    private final Class<?> type;
    private final byte[] original;
    private final byte[] patched;

    /** Makes the bytes, and changes nothing yet. */
    public MethodPatch(Class<?> type, String method, Class<?> instead) throws IOException {
        var target = Arrays.stream(instead.getDeclaredMethods()).filter(each -> each.getName().equals(method))
            .findFirst().orElseThrow();
        this.type = type;
        this.original = ClassFileLocator.ForClassLoader.read(type);
        this.patched = new ByteBuddy().redefine(type).method(ElementMatchers.named(method))
            .intercept(MethodCall.invoke(target).withAllArguments()).make().getBytes();
    }

    public void apply() throws ClassNotFoundException, UnmodifiableClassException {
        become(patched);
    }

    public void undo() throws ClassNotFoundException, UnmodifiableClassException {
        become(original);
    }

    private void become(byte[] code) throws ClassNotFoundException, UnmodifiableClassException {
        Instrumentation jvm = ByteBuddyAgent.install();
        jvm.redefineClasses(new ClassDefinition(type, code));
    }
}
