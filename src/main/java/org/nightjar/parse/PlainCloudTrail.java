package org.nightjar.parse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Access;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.LogSource;
import org.nightjar.model.RecordPosition;

/**
 * Makes events of CloudTrail records that look as CloudTrail itself writes them, without a tree of the whole record:
 * the same events as {@link CloudTrailParser} makes, or none. Remembers what records repeat. Confined to one thread.
 */
final class PlainCloudTrail {

    private static final int ID_CHARACTERS = 36;

    private final PlainScan scan = new PlainScan();
    private final ByteTexts texts = new ByteTexts();
    private final PlainTree trees = new PlainTree(scan, texts);
    private final PlainRecord plain = new PlainRecord(scan, trees);
    private final PlainParameters parameters = new PlainParameters(plain, trees);
    private final boolean[] refused = new boolean[1];

    /** As {@link PlainRecord#scan}; then {@link #event} may be asked. */
    int scan(byte[] bytes, int from, int limit) {
        return plain.scan(bytes, from, limit);
    }

    /** The event of the record that was scanned, or null if it must be read the long way. */
    @Nullable
    AuditEvent event(int from, int end, RecordPosition position) {
        KnownIdentities.Identity identity = plain.identity();
        refused[0] = false;
        String id = id(PlainField.EVENT_ID);
        String sharedId = id(PlainField.SHARED_EVENT);
        String action = text(PlainField.EVENT_NAME);
        String service = text(PlainField.EVENT_SOURCE);
        String errorCode = text(PlainField.ERROR_CODE);
        String errorMessage = text(PlainField.ERROR_MESSAGE);
        String address = text(PlainField.ADDRESS);
        String agent = text(PlainField.AGENT);
        String region = text(PlainField.REGION);
        String recipient = text(PlainField.ACCOUNT);
        Instant time = time();
        if (refused[0]
                || identity == null
                || time == null
                || id.isEmpty()
                || id.length() > CloudTrailParser.MAX_ID
                || action.isEmpty()
                || service.isEmpty()
                || service.startsWith("aws:")) {
            return null;
        }
        Access access = access(action);
        String account = recipient.isEmpty() ? identity.principal().account() : recipient;
        PlainParameters.Said said = parameters.of(action, account, identity);
        if (refused[0] || said == null) {
            return null;
        }
        long spelled = plain.isCompact()
                ? ContentHash.ofCompact(plain.mixed(), plain.bytes(), from, end - from)
                : ContentHash.asSpelled(plain.bytes(), from, end - from);
        return new AuditEvent(
                id,
                false,
                time,
                LogSource.CLOUDTRAIL,
                identity.principal(),
                identity.accessKeyId(),
                service,
                action,
                access,
                CloudTrailOutcome.of(errorCode, errorMessage, said.failed()),
                errorCode,
                errorMessage,
                address,
                agent,
                account,
                region,
                said.resources().isEmpty() ? CloudTrailResources.ofRefusal(errorMessage) : said.resources(),
                said.targets(),
                said.detail(),
                said.issuedKey(),
                CloudTrailParser.sharedId(sharedId),
                position,
                plain.hasOddNumber() ? ContentHash.of(plain.bytes(), from, end - from) : spelled,
                spelled);
    }

    /** A field that is a string, or "" if it is null or missing; anything else is refused. */
    private String text(PlainField field) {
        int start = plain.start(field);
        int end = plain.end(field);
        byte[] bytes = plain.bytes();
        switch (plain.kind(field)) {
            case 0, 'n' -> {
                return "";
            }
            case '"' -> {
                String text = plain.isText(field) ? texts.text(field, bytes, start + 1, end - 1) : null;
                refused[0] |= text == null;
                return text == null ? "" : text;
            }
            default -> {
                refused[0] = true;
                return "";
            }
        }
    }

    /** Ids do not come again: they are not worth remembering. */
    private String id(PlainField field) {
        int start = plain.start(field);
        int end = plain.end(field);
        if (end - start != ID_CHARACTERS + 2 || !plain.isText(field)) {
            return text(field);
        }
        String id = new String(plain.bytes(), start + 1, ID_CHARACTERS, StandardCharsets.ISO_8859_1);
        refused[0] |= id.indexOf(0x7f) >= 0;
        return id;
    }

    private @Nullable Instant time() {
        int start = plain.start(PlainField.EVENT_TIME);
        boolean usual = plain.kind(PlainField.EVENT_TIME) == '"'
                && plain.end(PlainField.EVENT_TIME) - start == EventTimes.PLAIN_LENGTH + 2;
        return usual ? EventTimes.plain(plain.bytes(), start + 1) : null;
    }

    private Access access(String action) {
        return switch (plain.kind(PlainField.READ_ONLY)) {
            case 't' -> Access.READ;
            case 'f' -> Access.WRITE;
            case 0, 'n' -> ActionVerbs.access(action);
            default -> {
                refused[0] = true;
                yield Access.UNKNOWN;
            }
        };
    }
}
