package org.nightjar.ui.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.paint.Color;
import org.nightjar.analysis.coverage.LoggingGap;
import org.nightjar.analysis.record.PrintableText;
import org.nightjar.analysis.timeline.EventClass;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.SentenceTime;
import org.nightjar.model.ZoneName;
import org.nightjar.ui.HoverCard;
import org.nightjar.ui.Palette;
import org.nightjar.ui.SeverityPainter;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.SeverityMark;
import org.nightjar.ui.parts.Words;

/** Says on a card what lies under the mouse: a lane, a finding, or what happened in a column of pixels. FX thread. */
final class TimelineCard {

    private static final int GAPS_SAID = 4;
    private static final int NOTES_SAID = 4;
    private static final int NOTE_SAID = 160;

    private final HoverCard card;

    TimelineCard(HoverCard card) {
        this.card = card;
    }

    /** Fills the card from the frame and puts it beside the mouse, or takes it away where there is nothing to say. */
    void follow(Frame frame) {
        TimelineLayout layout = frame.layout();
        double x = frame.pointer().map(at -> at.getX()).orElse(-1.0);
        double y = frame.pointer().map(at -> at.getY()).orElse(-1.0);
        int number = layout.laneAt(y);
        Optional<NoteMarker> note = NoteMarker.at(frame.noteMarkers(), x, y);
        if (note.isPresent()) {
            sayNotes(frame, note.get());
            card.showAt(x, y, layout.width(), layout.height());
            return;
        }
        TimelineLayout.Part part = layout.partAt(x, y);
        if (part == TimelineLayout.Part.AXIS && sayGaps(frame, x)) {
            card.showAt(x, y, layout.width(), layout.height());
            return;
        }
        if (number < 0 || (part != TimelineLayout.Part.PLOT && part != TimelineLayout.Part.HEADER)) {
            card.dismiss();
            return;
        }
        Lane lane = frame.timeline().lanes().get(number);
        if (part == TimelineLayout.Part.HEADER) {
            sayLane(frame, lane);
        } else {
            FindingMarker.at(frame.markers(), x, y)
                    .ifPresentOrElse(marker -> sayFinding(frame, marker), () -> sayColumn(frame, lane, x));
        }
        double top = layout.laneTop(number);
        card.showBeside(x, top, top + layout.laneHeight(), layout.width(), layout.height());
    }

    private void sayLane(Frame frame, Lane lane) {
        card.titled(LanePainter.name(lane, frame), frame.palette());
        if (lane.risk() > 0) {
            card.say(Words.of("timeline.risk", Math.round(lane.risk())), false);
        }
        card.say(
                Words.count("events", lane.size()) + " · "
                        + Words.count("findings", lane.findings().size()),
                true);
        ZoneId own = frame.surroundings().zoneOf(frame.timeline(), lane, frame.zone());
        if (!own.equals(frame.zone())) {
            card.say(
                    Words.of(
                            "timeline.ownZone",
                            ZoneName.over(own, frame.layout().window().range())),
                    true);
        }
        String click = lane.isGroup() ? "timeline.clickGroup" : "timeline.clickUser";
        boolean focuses = lane.isGroup() || frame.timeline().lanesBy().isUsers();
        card.say(Words.of(focuses ? click : "timeline.clickLane"), true);
    }

    private void sayNotes(Frame frame, NoteMarker marker) {
        int count = marker.notes().size();
        card.titled(Words.count("notes", count), frame.palette());
        marker.notes().stream().limit(NOTES_SAID).forEach(placed -> {
            String line = placed.note().text().replace('\n', ' ').replace('\t', ' ');
            card.say(Figures.cut(PrintableText.of(line), NOTE_SAID), false);
            card.say(Figures.time(Instant.ofEpochMilli(placed.millis()), frame.zone()), true);
        });
        if (count > NOTES_SAID) {
            card.say(Words.of("more", count - NOTES_SAID), true);
        }
    }

    /** What the log lacks at that time; says whether it lacks anything. */
    private boolean sayGaps(Frame frame, double x) {
        long millis = frame.layout().millisAt(x);
        List<LoggingGap> here = frame.surroundings().gaps().stream()
                .filter(gap -> GapPainter.window(gap).contains(millis))
                .toList();
        if (here.isEmpty()) {
            return false;
        }
        card.titled(Words.of("timeline.gap"), frame.palette());
        here.stream().limit(GAPS_SAID).forEach(gap -> {
            String kind = Words.of("timeline.gap." + gap.kind().name().toLowerCase(Locale.ROOT));
            card.swatch(frame.palette().errors(), Words.of("timeline.gapLine", kind, gap.detail(), gap.account()));
            card.say(TimeText.span(GapPainter.window(gap), frame.zone()), true);
        });
        if (here.size() > GAPS_SAID) {
            card.say(Words.of("more", here.size() - GAPS_SAID), true);
        }
        return true;
    }

    private void sayFinding(Frame frame, FindingMarker marker) {
        Finding finding = marker.finding();
        Palette palette = frame.palette();
        Canvas mark = new Canvas(14, 14);
        SeverityPainter.draw(
                mark.getGraphicsContext2D(),
                finding,
                7,
                7,
                12,
                palette.severity(finding.severity()),
                palette.surface());
        card.titled(finding.title(), palette).marked(mark);
        card.say(
                Words.of(
                        "timeline.finding",
                        SeverityMark.name(finding.severity()),
                        Math.round(finding.score()),
                        frame.people().shown(Dimension.USER, finding.user())),
                false);
        card.say(TimeText.span(TimelineViewModel.windowOf(finding), frame.zone()), true);
        if (finding.isGraverByRule()) {
            card.say(SeverityMark.byRule(finding), true);
        }
        if (!finding.explanation().summary().isEmpty()) {
            card.say(SentenceTime.in(frame.zone(), finding.explanation().summary()), false);
        }
        if (marker.more() > 0) {
            card.say(Words.of("timeline.moreHere", Words.count("findings", marker.more())), true);
        }
    }

    /** The counts of the pixel column under the mouse. */
    private void sayColumn(Frame frame, Lane lane, double x) {
        TimelineLayout layout = frame.layout();
        double column = Math.floor(x - layout.plotLeft()) + layout.plotLeft();
        long from = layout.millisAt(column);
        TimeWindow window = new TimeWindow(from, Math.max(from + 1, layout.millisAt(column + 1)));
        int[] counts = frame.timeline().counts(lane, window);
        Palette palette = frame.palette();
        card.titled(LanePainter.name(lane, frame), palette);
        card.say(TimeText.span(window, frame.zone()), true);
        count(counts[EventClass.ORDINARY.ordinal()], "reads", palette.events());
        count(counts[EventClass.WRITE.ordinal()], "writes", palette.writes());
        int failed = counts[EventClass.ERROR.ordinal()];
        if (failed > 0) {
            card.swatch(palette.errors(), Words.of("card.errors.value", Figures.count(failed)));
        }
        if (counts[0] + counts[1] + counts[2] == 0) {
            card.say(Words.of("timeline.noEvents"), true);
        }
        if (frame.choices().weekBefore()) {
            int[] before = frame.timeline().counts(lane, TimeSnap.weekBefore(window, frame.zone()));
            card.say(
                    Words.of("timeline.weekBeforeCount", Words.count("events", before[0] + before[1] + before[2])),
                    true);
        }
    }

    private void count(int number, String noun, Color color) {
        if (number > 0) {
            card.swatch(color, Words.count(noun, number));
        }
    }
}
