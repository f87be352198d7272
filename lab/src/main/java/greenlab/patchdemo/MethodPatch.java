package greenlab.patchdemo;

import java.io.IOException;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Replaces a static method of a class by another class's method of the same name, for all callers from now on. In
 * Python that is an assignment; a JVM needs the redefined class, from an agent that attaches to its own process.
 */
public record MethodPatch(Class<?> type, String method, Class<?> replacement) {

    public void apply() {
        new ByteBuddy().redefine(type).method(ElementMatchers.named(method))
            .intercept(MethodDelegation.withDefaultConfiguration().filter(ElementMatchers.named(method))
                .to(replacement)).make().load(type.getClassLoader(), reloading());
    }

    public void undo() throws IOException {
        reloading().reset(type);
    }

    private static ClassReloadingStrategy reloading() {
        return ClassReloadingStrategy.of(ByteBuddyAgent.install());
    }
}
