package org.nightjar.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.nightjar.support.SharedData;

/** Every user agent that any of the real logs holds, of whatever cloud, found by the names of its field. */
class RealAgentsTest {
    private static final Pattern FIELD = Pattern.compile(
            "\\\\?\"(?:userAgent|user_agent|UserAgent|UserAgent_s|http_user_agent"
                    + "|rawUserAgent|requestUserAgent|callerSuppliedUserAgent)\\\\?\"\\s*:\\s*\\\\?\"((?:[^\"\\\\]|\\\\.)*?)\\\\?\"");

    /** Beginnings of those that are not known, and why. Most were made up for tests or written over. */
    private static final List<String> NOT_KNOWN = List.of(
            "(gzip),gzip(gfe)", // what a Google front end adds to nothing
            "68319f60-9dec", // a random id in place of the agent
            "<Victim browser", // written over
            "B7F62B65BN.com.okta.mobile", // an app's own name for itself
            "Chrome", // made up
            "Custom-AsyncHttpClient", // made up
            "Mozilla", // cut: no browser says only this
            "SampleUserAgent",
            "[sample-user-agent]",
            "ab",
            "aws sdk", // made up
            "awslambda-worker", // an application's own name
            "blah",
            "example-user-agent",
            "sample-user-agent",
            "unknown",
            "webhook/v0.0.0"); // an application's own name

    @Test
    void nineOfTenDistinctAgentsAreKnownAndTheRestIsListed() throws IOException {
        Set<String> agents = agents();
        assertTrue(agents.size() > 300, "only " + agents.size());
        Set<String> unknown = new TreeSet<>();
        for (String agent : agents) {
            if (!UserAgents.isKnown(agent)) {
                unknown.add(agent);
            }
        }
        List<String> unlisted = unknown.stream()
                .filter(agent -> NOT_KNOWN.stream().noneMatch(agent::startsWith))
                .toList();
        assertEquals(List.of(), unlisted);
        List<String> stale = NOT_KNOWN.stream()
                .filter(start -> unknown.stream().noneMatch(agent -> agent.startsWith(start)))
                .toList();
        assertEquals(List.of(), stale);
        assertTrue(unknown.size() * 10 <= agents.size(), unknown.size() + " of " + agents.size() + " not known");
    }

    private static Set<String> agents() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SharedData.require("traildiscover").resolveSibling("."))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("maxmind-db"))
                    .toList()) {
                collect(Files.readAllBytes(file), found);
            }
        }
        found.remove("");
        return found;
    }

    private static void collect(byte[] bytes, Set<String> found) throws IOException {
        if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                collect(in.readAllBytes(), found);
            }
        } else if (bytes.length > 2 && bytes[0] == 'P' && bytes[1] == 'K') {
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    collect(in.readAllBytes(), found);
                }
            }
        } else {
            Matcher matcher = FIELD.matcher(new String(bytes, StandardCharsets.UTF_8));
            while (matcher.find()) {
                found.add(unescaped(matcher.group(1)));
            }
        }
    }

    private static String unescaped(String json) {
        try {
            return new ObjectMapper().readValue('"' + json + '"', String.class);
        } catch (IOException cut) {
            return json;
        }
    }
}
