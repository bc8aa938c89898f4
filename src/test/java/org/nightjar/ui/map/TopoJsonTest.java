package org.nightjar.ui.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TopoJsonTest {

    @Test
    void sharedArcsAreBordersAndOthersCoasts() throws IOException {
        WorldAtlas atlas = read("""
                {"type":"Topology","transform":{"scale":[1,1],"translate":[0,0]},
                 "arcs":[[[0,0],[0,10]],[[0,10],[-10,0],[0,-10],[10,0]],[[0,0],[10,0],[0,10],[-10,0]]],
                 "objects":{"countries":{"type":"GeometryCollection","geometries":[
                   {"type":"Polygon","id":"001","properties":{"name":"West"},"arcs":[[0,1]]},
                   {"type":"MultiPolygon","properties":{"name":"East"},"arcs":[[[2,-1]]]}]}}}""");
        assertEquals(1, atlas.borders().size());
        assertEquals(2, atlas.coasts().size());
        assertEquals("West", atlas.countries().get(0).name());
        assertEquals("", atlas.countries().get(1).numericCode());
        assertEquals(2 * 5, atlas.countries().get(1).rings().get(0).points().length);
    }

    @Test
    void aRingOverTheAntimeridianGoesOnBeyondTheEdge() {
        float[] ring = {0.98f, 0.2f, 0.02f, 0.2f, 0.02f, 0.3f, 0.98f, 0.3f};
        assertArrayEquals(
                new float[] {0.98f, 0.2f, 1.02f, 0.2f, 1.02f, 0.3f, 0.98f, 0.3f}, TopoJson.unwrapped(ring), 1e-6f);
    }

    @Test
    void aRingAroundThePoleIsClosedAlongIt() {
        float[] ring = {0f, 0.8f, 0.3f, 0.85f, 0.6f, 0.8f, 1f, 0.8f};
        float[] closed = TopoJson.closedAtPole(ring);
        assertArrayEquals(new float[] {1f, 1f, 0f, 1f}, java.util.Arrays.copyOfRange(closed, 8, 12));
        float[] ordinary = {0f, 0.8f, 0.1f, 0.85f, 0f, 0.8f};
        assertEquals(ordinary, TopoJson.closedAtPole(ordinary));
    }

    @Test
    void theShippedMapHasEveryContinent() {
        for (BaseMapLevel level : BaseMapLevel.values()) {
            WorldAtlas atlas = level.atlas();
            assertTrue(
                    atlas.countries().size() > 170,
                    level + " has " + atlas.countries().size());
            assertTrue(atlas.borders().size() > 100);
            assertTrue(atlas.countries().stream()
                    .anyMatch(country -> country.name().equals("Antarctica")));
        }
        GeoNames names = GeoNames.read();
        assertTrue(names.cities().size() > 4_000);
        assertTrue(names.cities().get(0).size() >= names.cities().get(1).size());
    }

    @Test
    void whatIsNoTopologyIsRefused() {
        assertThrows(IOException.class, () -> read("{}"));
        assertThrows(IOException.class, () -> read("not JSON"));
    }

    private static WorldAtlas read(String json) throws IOException {
        return TopoJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
