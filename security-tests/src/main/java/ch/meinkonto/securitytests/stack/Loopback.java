package ch.meinkonto.securitytests.stack;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/** The border of what may be attacked: this machine. */
public final class Loopback {
    private Loopback() {}

    /**
     * The same address, if it is on this machine.
     *
     * @throws TargetRefused if it is another machine or no http address at all
     */
    public static URI only(URI target) {
        String scheme = target.getScheme() == null ? "" : target.getScheme().toLowerCase(Locale.ROOT);
        if (target.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new TargetRefused(target.toString(), TargetRefused.Reason.NOT_AN_ADDRESS);
        }
        if (!isLoopback(target.getHost())) {
            throw new TargetRefused(target.toString(), TargetRefused.Reason.NOT_THIS_MACHINE);
        }
        return target;
    }

    /** {@code localhost} by name, anything else only as a literal address: a name could be repointed between two calls. */
    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        if (!host.matches("[0-9.]+|\\[[0-9a-fA-F:.]+]")) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
