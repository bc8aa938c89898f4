package org.nightjar.ui.map;

import javafx.scene.paint.Color;
import org.nightjar.model.NetworkClass;
import org.nightjar.ui.Palette;

/** Colours of points by network: what people sit behind, what machines rent, what hides. Never those of severities. */
enum MapColors {
    ACCESS("Access network", "#2f6f9f", "#6cb0e0"),
    CLOUD("Cloud or CDN", "#5b8c7b", "#7fc4aa"),
    RENTED("VPN or hosting", "#7a5bb5", "#b49af0"),
    TOR("Tor exit", "#4a3a6b", "#8f6fe8"),
    UNKNOWN("Unknown network", "#7d8590", "#8b949e");

    private final String label;
    private final Color light;
    private final Color dark;

    MapColors(String label, String light, String dark) {
        this.label = label;
        this.light = Color.web(light);
        this.dark = Color.web(dark);
    }

    static MapColors of(NetworkClass networkClass) {
        return switch (networkClass) {
            case ISP -> ACCESS;
            case CLOUD, CDN -> CLOUD;
            case VPN_OR_HOSTING -> RENTED;
            case TOR -> TOR;
            case UNKNOWN, SERVICE, PRIVATE, RESERVED, INVALID -> UNKNOWN;
        };
    }

    String label() {
        return label;
    }

    Color in(Palette palette) {
        return palette.background().getBrightness() < 0.5 ? dark : light;
    }
}
