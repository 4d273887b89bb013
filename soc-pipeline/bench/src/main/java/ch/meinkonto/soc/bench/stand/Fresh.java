package ch.meinkonto.soc.bench.stand;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What no run shares with another. */
public final class Fresh {
    private static final int SECRET_BYTES = 32;

    private Fresh() {}

    /** Ports of the loopback interface on which nobody listens now. */
    public static int[] ports(int count) throws IOException {
        ServerSocket[] sockets = new ServerSocket[count];
        int[] ports = new int[count];
        for (int index = 0; index < count; index++) {
            sockets[index] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            ports[index] = sockets[index].getLocalPort();
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    /** A secret of 256 bits: 64 hex digits. */
    public static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
