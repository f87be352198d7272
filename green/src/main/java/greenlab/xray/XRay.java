package greenlab.xray;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.Socket;
import java.net.SocketImpl;
import java.security.CodeSource;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * What is this socket really, who made it, and who changed what it stands on? To be printed before a patch and after.
 *
 * @param layers the thing itself, then what lies under it: a TLS socket's own socket, the SocketImpl; for an SSLContext
 *     the factory that it makes. One that can't be seen is told as unknown, with the flag that shows it
 * @param provider the TLS provider it belongs to, such as {@code SunJSSE 25}; null if none
 * @param patches who changed this JVM, oldest first: agents, inserted providers, patches
 */
public record XRay(List<Layer> layers, String provider, List<String> patches) {

    /**
     * One object in the stack.
     *
     * @param type its class
     * @param loader the loader of that class, such as {@code app} or {@code bootstrap}
     * @param source where the loader found it: the path of a jar, or a module of the JDK
     */
    public record Layer(String type, String loader, String source) {
        static Layer of(Class<?> type) {
            ClassLoader loader = type.getClassLoader();
            CodeSource source = type.getProtectionDomain().getCodeSource();
            return new Layer(type.getName(), loader == null ? "bootstrap"
                    : Objects.requireNonNullElse(loader.getName(), loader.getClass().getName()),
                source == null || source.getLocation() == null ? "module " + type.getModule().getName()
                    : source.getLocation().getPath());
        }

        static Layer closed(Class<?> type) {
            return new Layer("unknown (needs --add-opens " + type.getModule().getName() + "/" + type.getPackageName()
                + "=ALL-UNNAMED)", null, null);
        }
    }

    /** Looks at a socket, a factory, a context or a class. Nothing is connected, opened or changed by it. */
    public static XRay of(Object thing) {
        Class<?> type = thing instanceof Class<?> itself ? itself : thing.getClass();
        List<Layer> layers = new ArrayList<>(List.of(Layer.of(type)));
        Provider provider = providerOf(type);
        if (thing instanceof SSLContext context) {
            layers.add(Layer.of(context.getSocketFactory().getClass()));
            provider = context.getProvider();
        } else if (thing != type) {
            addLayersUnder(thing, layers);
        }
        return new XRay(List.copyOf(layers),
            provider == null ? null : provider.getName() + " " + provider.getVersionStr(), PatchStack.entries());
    }

    /** A provider's own class lies in one package with its sockets, in the JDK as elsewhere. */
    private static Provider providerOf(Class<?> type) {
        return Arrays.stream(Security.getProviders())
            .filter(provider -> provider.getClass().getPackage() == type.getPackage()).findFirst().orElse(null);
    }

    private static void addLayersUnder(Object top, List<Layer> layers) {
        for (Object at = top; at != null; ) {
            at = nextUnder(at, layers);
        }
    }

    private static Object nextUnder(Object above, List<Layer> layers) {
        for (Field field : layerFields(above.getClass()).toList()) {
            if (!field.trySetAccessible()) {
                layers.add(Layer.closed(field.getDeclaringClass()));
                return null;
            }
            Object under = valueOf(field, above);
            if (under != null && under != above) {   // a TLS socket that stands on no other names itself
                layers.add(Layer.of(under.getClass()));
                return under;
            }
        }
        return null;
    }

    /** Where a socket keeps what it stands on: those of the most derived class first. */
    private static Stream<Field> layerFields(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
            .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .filter(field -> Socket.class.isAssignableFrom(field.getType())
                || SocketImpl.class.isAssignableFrom(field.getType()));
    }

    private static Object valueOf(Field accessible, Object of) {
        try {
            return accessible.get(of);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A few lines: each layer with its loader and its jar, the provider, the patches. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        String indent = "";
        for (Layer layer : layers) {
            text.append(indent).append(layer.type());
            if (layer.loader() != null) {
                text.append(", ").append(layer.loader()).append(", ").append(layer.source());
            }
            text.append('\n');
            indent += "  ";
        }
        return text.append("provider: ").append(Objects.requireNonNullElse(provider, "none"))
            .append("\npatches: ").append(patches.isEmpty() ? "none" : String.join(", ", patches))
            .append('\n').toString();
    }
}
