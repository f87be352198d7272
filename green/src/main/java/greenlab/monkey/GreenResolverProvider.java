package greenlab.monkey;

import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;

/**
 * How the JVM finds {@link GreenResolver}: it is named in META-INF/services. Until {@link Patch#DNS} is applied, names
 * are resolved as if it weren't there.
 */
public final class GreenResolverProvider extends InetAddressResolverProvider {
    @Override
    public InetAddressResolver get(Configuration configuration) {
        return GreenResolver.forThisJvm(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "greenlab";
    }
}
