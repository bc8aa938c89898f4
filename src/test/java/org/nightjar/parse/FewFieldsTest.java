package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Few fields are what a linked map of them would be, be they few or many. */
class FewFieldsTest {

    @Test
    void fieldsAreFoundReplacedAndListedAsInALinkedMap() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Map<String, JsonNode> expected = new LinkedHashMap<>();
            FewFields fields = new FewFields();
            for (int i = random.nextInt(40); i >= 0; i--) {
                String name = "n" + random.nextInt(30);
                JsonNode value = RecordTree.NODES.numberNode(random.nextInt());
                assertEquals(expected.put(name, value), fields.put(name, value));
                assertEquals(expected.size(), fields.size());
                assertEquals(expected.get("n3"), fields.get("n3"));
                assertEquals(expected.containsKey("n4"), fields.containsKey("n4"));
            }
            List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(fields.entrySet());
            assertEquals(new ArrayList<>(expected.entrySet()), entries);
            assertEquals(expected, fields);
            Map<String, JsonNode> taken = new LinkedHashMap<>();
            fields.forEach(taken::put);
            assertEquals(entries, new ArrayList<>(taken.entrySet()));
        }
    }
}
