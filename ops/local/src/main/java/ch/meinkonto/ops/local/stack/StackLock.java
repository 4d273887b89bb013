package ch.meinkonto.ops.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import ch.meinkonto.ops.stores.PrivateFiles;

/** Says whether a launcher runs: the system frees the lock when its process ends, however it ends. */
final class StackLock implements AutoCloseable {
    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock, or nothing when another launcher holds it. */
    static Optional<StackLock> tryTake(Path file) throws IOException {
        PrivateFiles.createFolder(file.toAbsolutePath().resolveSibling(""));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new StackLock(channel));
    }

    /** Whether a launcher runs now. */
    static boolean isTaken(Path file) throws IOException {
        Optional<StackLock> lock = tryTake(file);
        if (lock.isPresent()) {
            lock.get().close();
            return false;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
