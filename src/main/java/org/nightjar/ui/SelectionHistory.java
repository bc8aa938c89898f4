package org.nightjar.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.nightjar.analysis.Selection;

/**
 * Where the analyst has been, like a browser's history. Moving the cursor alone makes no entry of its own. FX thread
 * only.
 */
final class SelectionHistory {

    private static final int KEPT = 200;

    private final Deque<Selection> before = new ArrayDeque<>();
    private final Deque<Selection> after = new ArrayDeque<>();
    private Selection current = Selection.ALL;

    void visit(Selection from, Selection to) {
        if (!from.selectsSameAs(to)) {
            before.push(from);
            after.clear();
            if (before.size() > KEPT) {
                before.removeLast();
            }
        }
        current = to;
    }

    boolean canGoBack() {
        return !before.isEmpty();
    }

    boolean canGoForward() {
        return !after.isEmpty();
    }

    Optional<Selection> back() {
        return move(before, after);
    }

    Optional<Selection> forward() {
        return move(after, before);
    }

    private Optional<Selection> move(Deque<Selection> from, Deque<Selection> to) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(current);
        current = from.pop();
        return Optional.of(current);
    }
}
