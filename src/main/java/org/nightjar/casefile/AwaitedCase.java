package org.nightjar.casefile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.IntegrityReport;
import org.nightjar.store.CaseInfo;
import org.nightjar.store.Enrichment;
import org.nightjar.store.EventIndex;
import org.nightjar.store.EventTable;

/**
 * A case that is still being opened, for whoever wants to make its views meanwhile. Until it is there it holds no events;
 * whatever else is asked of it waits, and is cancelled with {@code CancellationException} if the case never comes. Thread-safe.
 */
public final class AwaitedCase {

    private final Path folder;
    private final CaseData nothing;
    private final CompletableFuture<OpenCase> opened = new CompletableFuture<>();
    private final OpenCase face = (OpenCase)
            Proxy.newProxyInstance(AwaitedCase.class.getClassLoader(), new Class<?>[] {OpenCase.class}, this::answer);

    /** @param folder of the case, whose name it has until it says another */
    public AwaitedCase(Path folder) {
        this.folder = folder;
        String name = String.valueOf(folder.getFileName());
        nothing = new CaseData(
                new CaseInfo(name, Instant.EPOCH, 0, ""),
                EventIndex.build(new EventTable(), Enrichment.NONE),
                DetectionResult.EMPTY,
                List.of(),
                List.of(),
                IntegrityReport.NONE);
    }

    /** The case, now empty and then what was opened. */
    public OpenCase face() {
        return face;
    }

    /** It is there. */
    public void opened(OpenCase found) {
        opened.complete(found);
    }

    /** It does not come. */
    public void abandon() {
        opened.cancel(false);
    }

    private Object answer(Object proxy, Method asked, Object[] arguments) throws Throwable {
        boolean there = opened.isDone() && !opened.isCancelled();
        switch (asked.getName()) {
            case "equals":
                return proxy == arguments[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            case "toString":
                return "case in " + folder;
            case "data":
                return there ? opened.join().data() : nothing;
            case "folder":
                return there ? opened.join().folder() : folder;
            default:
                return passOn(asked, arguments);
        }
    }

    private Object passOn(Method asked, Object[] arguments) throws Throwable {
        try {
            return asked.invoke(opened.join(), arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
