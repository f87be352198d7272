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
 * The implementation classes under a socket, factory or context, and the changes of this JVM. To be printed before and
 * after a patch.
 *
 * @param layers the object, then what it delegates to: a TLS socket's own socket, the SocketImpl; for an SSLContext,
 *     its socket factory. A layer that isn't accessible is unknown, with the option that opens it
 * @param provider its TLS provider, such as {@code SunJSSE 25}, or null
 * @param patches the changes of this JVM, oldest first, see {@link PatchStack#entries}
 */
public record XRay(List<Layer> layers, String provider, List<String> patches) {

    /**
     * One object of the stack.
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

    /** Inspects a socket, a factory, a context or a class, without any effect on it. */
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

    /** A provider's class is in the same package as its sockets, in the JDK and elsewhere. */
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
            if (under != null && under != above) {   // a TLS socket without another under it references itself
                layers.add(Layer.of(under.getClass()));
                return under;
            }
        }
        return null;
    }

    /** The fields that hold the next layer, those of the most derived class first. */
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

    /** Several lines: each layer with its loader and jar, the provider, the patches. */
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
