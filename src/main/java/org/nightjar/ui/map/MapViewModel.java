package org.nightjar.ui.map;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.map.Leg;
import org.nightjar.analysis.map.MapModel;
import org.nightjar.analysis.map.Place;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.WhileSeen;
import org.nightjar.ui.parts.Words;

/** The places of the selected events, following the selection; and what a click on one of them asks for. FX thread. */
final class MapViewModel {

    /** More addresses than these would make a query that nobody can read; then the city says it. */
    private static final int MOST_ADDRESSES = 6;

    private final WorkbenchViewModel workbench;
    private final WhileSeen upToDate = new WhileSeen(this::follow);
    private final ReadOnlyObjectWrapper<MapModel> map = new ReadOnlyObjectWrapper<>(MapModel.EMPTY);
    private final Latest<MapModel> latest = Latest.shared();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    MapViewModel(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        workbench.rowsProperty().addListener(changed -> upToDate.run());
        workbench.dataProperty().addListener(changed -> upToDate.run());
        upToDate.run();
    }

    /** Not seen, it rests. */
    void setSeen(boolean seen) {
        upToDate.setSeen(seen);
    }

    private void follow() {
        CaseData data = workbench.data();
        SelectedRows rows = workbench.rows();
        latest.ask(
                () -> MapModel.of(data.index(), rows, data.detection()),
                made -> {
                    failure.set("");
                    map.set(made);
                },
                failure::set);
    }

    ReadOnlyObjectProperty<MapModel> mapProperty() {
        return map.getReadOnlyProperty();
    }

    MapModel map() {
        return map.get();
    }

    /** Why what is shown is not what is selected, or "". */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return latest.busyProperty();
    }

    /** Narrows the selection to what came from these places. */
    void narrowTo(List<Place> places) {
        query(places)
                .ifPresent(part -> workbench.setQuery(
                        QueryText.narrow(workbench.selection().query(), part)));
    }

    /** Query text of these places: their addresses if they are few, else their cities, else their countries. */
    static Optional<String> query(List<Place> places) {
        List<String> addresses = places.stream()
                .flatMap(place -> place.addresses().stream())
                .distinct()
                .toList();
        if (addresses.size() <= MOST_ADDRESSES) {
            return addresses.isEmpty() ? Optional.empty() : Optional.of(QueryText.isAny(Dimension.ADDRESS, addresses));
        }
        List<String> countries = places.stream()
                .map(Place::countryCode)
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        List<String> cities = places.stream()
                .map(Place::city)
                .filter(city -> !city.isEmpty())
                .distinct()
                .toList();
        boolean named = places.stream().noneMatch(place -> place.city().isEmpty());
        String byCity = named && cities.size() <= MOST_ADDRESSES ? QueryText.isAny(Dimension.CITY, cities) : "";
        String byCountry = countries.isEmpty() ? "" : QueryText.isAny(Dimension.COUNTRY, countries);
        String both = QueryText.and(byCity, byCountry);
        return both.isEmpty() ? Optional.of(QueryText.isAny(Dimension.ADDRESS, addresses)) : Optional.of(both);
    }

    /** What the menu offers on places that are drawn as one point. */
    List<Pivot> pivots(String name, List<Place> places) {
        Optional<String> part = query(places);
        if (part.isEmpty()) {
            return List.of();
        }
        String addresses =
                places.stream().flatMap(place -> place.addresses().stream()).collect(Collectors.joining("\n"));
        Pivots pivots = new Pivots(workbench, Optional.of(WorkbenchTab.MAP));
        List<Pivot> offered = new ArrayList<>(pivots.on(name, part.get(), addresses));
        places.stream()
                .map(Place::first)
                .min(Instant::compareTo)
                .ifPresent(first -> offered.add(2, pivots.around(first)));
        return offered;
    }

    /** What the map shows and what it cannot show, in one line. */
    String summary() {
        MapModel shown = map.get();
        List<String> parts = new ArrayList<>();
        if (shown.placedEvents() > 0) {
            parts.add(Words.of(
                    "map.summary.placed",
                    Words.count("events", shown.placedEvents()),
                    Words.count("places", shown.places().size())));
        }
        if (!shown.legs().isEmpty()) {
            parts.add(ways(shown));
        }
        if (shown.serviceEvents() > 0) {
            parts.add(Words.of("map.summary.services", Words.count("events", shown.serviceEvents())));
        }
        if (shown.unplacedEvents() > 0) {
            parts.add(Words.of("map.summary.unplaced", Words.count("events", shown.unplacedEvents())));
        }
        return String.join(" · ", parts);
    }

    private static String ways(MapModel shown) {
        String ways =
                Words.of("map.summary.ways", Words.count("ways", shown.legs().size()));
        long impossible = shown.legs().stream().filter(Leg::impossible).count();
        if (impossible > 0) {
            ways += Words.of("map.summary.impossible", Figures.count(impossible));
        }
        return shown.legsLeftOut() > 0
                ? ways + Words.of("map.summary.leftOut", Figures.count(shown.legsLeftOut()))
                : ways;
    }
}
