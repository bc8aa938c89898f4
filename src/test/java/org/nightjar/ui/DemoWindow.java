package org.nightjar.ui;

import java.nio.file.Path;
import java.util.Optional;
import org.nightjar.casefile.CaseOpener;
import org.nightjar.casefile.OpenCase;
import org.nightjar.job.JobContext;
import org.nightjar.support.DemoCase;
import org.nightjar.support.FakeOpenCase;

/** Opens the real window on the made-up case, to try it by hand: any argument goes straight into the case. */
public final class DemoWindow {

    private DemoWindow() {}

    public static void main(String[] arguments) {
        DisplayCheck display = Workbench.checkDisplay();
        if (!display.available()) {
            System.err.println(display.sentence());
            System.exit(1);
        }
        CaseOpener opener = new CaseOpener() {
            @Override
            public OpenCase open(Path folder, JobContext job) {
                return new FakeOpenCase(DemoCase.data(true));
            }

            @Override
            public OpenCase create(Path folder) {
                return new FakeOpenCase(DemoCase.empty());
            }
        };
        Optional<Path> caseFolder = arguments.length == 0 ? Optional.empty() : Optional.of(Path.of(arguments[0]));
        Workbench.open("demo", caseFolder, opener, ViewSlots.NONE);
        System.exit(0);
    }
}
