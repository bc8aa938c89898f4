package org.nightjar.cli;

import java.util.List;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Option;

/** A command that lists what the last detection found. */
abstract class ResultCommand<T> extends CaseCommand {

    @Option(names = "--format", paramLabel = "table|json|csv", description = "default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(names = "--limit", paramLabel = "N", description = "only the first N; default: all")
    private long limit = Long.MAX_VALUE;

    ResultCommand(Surroundings around) {
        super(around);
    }

    abstract List<T> items(CaseData data);

    abstract ResultShape<T> shape(CaseData data, ClockText clock);

    @Override
    final int work(OpenCase opened) throws NightjarException {
        CaseData data = opened.data();
        DetectionResult detection = data.detection();
        if (detection.equals(DetectionResult.EMPTY)) {
            around.err()
                    .println("nightjar: nothing was detected in this case yet; run: nightjar detect --case "
                            + Texts.shown(opened.folder().toString()));
        }
        if (!data.outdated().isEmpty()) {
            around.err()
                    .println("nightjar: " + data.outdated().sentence(detection) + " Run: nightjar detect --case "
                            + Texts.shown(opened.folder().toString()));
        }
        List<T> items = items(data).stream().limit(Math.max(0, limit)).toList();
        ResultPrinter.print(around.out(), format, items, shape(data, ClockText.of(opened)));
        return ExitStatus.DONE;
    }
}
