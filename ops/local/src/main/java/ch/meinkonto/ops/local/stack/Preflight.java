package ch.meinkonto.ops.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import ch.meinkonto.ops.stores.PrivateFiles;

/** What must be true before anything is started; each refusal is one sentence that says what to do. */
final class Preflight {
    private static final long MEGABYTE = 1024L * 1024;
    private static final long NEEDED_MEGABYTES = 1024;

    private Preflight() {}

    /** @throws StackRefused if something is in the way */
    static void check(StackFolder folder, List<ServiceSpec> services) throws IOException {
        PrivateFiles.createFolder(folder.path());
        requireDisk(folder.path());
        for (ServiceSpec service : services) {
            for (int port : service.ports()) {
                requireFree(service.name(), port);
            }
        }
    }

    private static void requireDisk(Path path) throws IOException {
        long free = Files.getFileStore(path).getUsableSpace() / MEGABYTE;
        if (free < NEEDED_MEGABYTES) {
            throw new StackRefused(StackRefused.Reason.DISK_FULL,
                    "Only " + free + " MB are free at " + path + "; make room for "
                            + NEEDED_MEGABYTES + " MB and try again.");
        }
    }

    private static void requireFree(String service, int port) throws IOException {
        if (Ports.isFree(port)) {
            return;
        }
        Optional<ProcessHandle> holder = Ports.holder(port);
        String who = holder.map(process -> "process " + process.pid() + process.info().command()
                .map(command -> " (" + Path.of(command).getFileName() + ")").orElse("")).orElse("another program");
        throw new StackRefused(StackRefused.Reason.PORT_TAKEN,
                "Port " + port + ", which " + service + " needs, is taken by " + who + "; stop it and try again.");
    }
}
