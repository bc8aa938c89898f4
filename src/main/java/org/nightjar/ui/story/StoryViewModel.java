package org.nightjar.ui.story;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Dimension;
import org.nightjar.model.Incident;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;

/**
 * The incident whose story is told: the one in focus, that of the finding in focus, the best of the user in focus, or the
 * best of all. FX thread only; effects are worked out in the background.
 */
public final class StoryViewModel {

    private final WorkbenchViewModel workbench;
    private final Latest<Story> latest;
    private final ReadOnlyObjectWrapper<Optional<Story>> story = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    public StoryViewModel(WorkbenchViewModel workbench, Executor background, Executor fx) {
        this.workbench = workbench;
        latest = new Latest<>(background, fx);
        workbench.dataProperty().addListener(property -> read(true));
        workbench.selectionProperty().addListener(property -> read(false));
        read(true);
    }

    /** Of the case and focus as they are. */
    private void read(boolean again) {
        CaseData data = workbench.data();
        Optional<Incident> wanted = incident(workbench.selection().focus(), data);
        if (!again && wanted.equals(story.get().map(Story::incident))) {
            return;
        }
        failure.set("");
        if (wanted.isEmpty()) {
            latest.forget();
            story.set(Optional.empty());
            return;
        }
        latest.ask(() -> Story.of(data, wanted.get()), read -> story.set(Optional.of(read)), failure::set);
    }

    static Optional<Incident> incident(Focus focus, CaseData data) {
        List<Incident> all = data.detection().incidents();
        if (focus instanceof Focus.OnIncident on) {
            return SelectedRows.findIncident(on.rank(), data.detection());
        }
        if (focus instanceof Focus.OnFinding on) {
            return all.stream()
                    .filter(one -> one.findingIds().contains(on.findingId()))
                    .findFirst();
        }
        if (focus instanceof Focus.OnUser on) {
            return all.stream().filter(one -> one.user().equals(on.userId())).findFirst();
        }
        return all.stream().findFirst();
    }

    /** Empty while it is read, and where there is no incident. */
    public ReadOnlyObjectProperty<Optional<Story>> storyProperty() {
        return story.getReadOnlyProperty();
    }

    String shown(String userId) {
        return workbench.shown(Dimension.USER, userId);
    }

    /** Why it cannot be told, or "". */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    boolean isReading() {
        return latest.busyProperty().get();
    }
}
