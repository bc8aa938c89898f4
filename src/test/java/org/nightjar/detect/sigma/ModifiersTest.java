package org.nightjar.detect.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.detect.sigma.RuleTrial.refused;
import static org.nightjar.detect.sigma.RuleTrial.selects;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.parse.LoggedFields;

/** Each modifier with a record that it selects and one that it does not. */
class ModifiersTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            # key: value                    ; selected                      ; not selected
            a: Put*                         ; {'a':'PutObject'}             ; {'a':'GetPutObject'}
            a: '*object'                    ; {'a':'PutObject'}             ; {'a':'PutObjects'}
            a: 'P?t*t'                      ; {'a':'PatObject'}             ; {'a':'PaatObject'}
            a: 'a\\*b'                      ; {'a':'a*b'}                   ; {'a':'axb'}
            a: 'a\\?b'                      ; {'a':'a?b'}                   ; {'a':'axb'}
            a: 'x*y*z'                      ; {'a':'x-y-y-z'}               ; {'a':'xzy'}
            a: StopLogging                  ; {'a':'stoplogging'}           ; {'a':'StopLoggin'}
            a: ''                           ; {'a':''}                      ; {'b':''}
            a: 200                          ; {'a':200}                     ; {'a':2000}
            a: 1                            ; {'a':1.0}                     ; {'a':'1x'}
            a: true                         ; {'a':'true'}                  ; {'a':false}
            a: false                        ; {'a':false}                   ; {'b':false}
            a: null                         ; {'b':1}                       ; {'a':''}
            a: null                         ; {'a':null}                    ; {'a':0}
            a|contains: ogg                 ; {'a':'StopLogging'}           ; {'a':'StopLoging'}
            a|contains: '*'                 ; {'a':'x'}                     ; {'b':'x'}
            a|contains: 'l*g'               ; {'a':'StopLogging!'}          ; {'a':'StopTrail'}
            a|startswith: stop              ; {'a':'StopLogging'}           ; {'a':'xStopLogging'}
            a|endswith: ing                 ; {'a':'StopLogging'}           ; {'a':'StopLogging '}
            a|cased: Stop                   ; {'a':'Stop'}                  ; {'a':'stop'}
            a|contains|cased: Log           ; {'a':'StopLogging'}           ; {'a':'Stoplogging'}
            a|contains|all: [x, y]          ; {'a':'y and x'}               ; {'a':'x'}
            a|neq: x                        ; {'a':'y'}                     ; {'a':'X'}
            a|neq: 5                        ; {'a':6}                       ; {'a':5}
            a|exists: true                  ; {'a':''}                      ; {'b':1}
            a|exists: false                 ; {'b':1}                       ; {'a':null}
            a|re: '^a+$'                    ; {'a':'aaa'}                   ; {'a':'AAA'}
            a|re|i: '^a+$'                  ; {'a':'AAA'}                   ; {'a':'b'}
            a|re|s: 'x.y'                   ; {'a':'x\\ny'}                 ; {'a':'xy'}
            a|re: 'x.y'                     ; {'a':'x y'}                   ; {'a':'x\\ny'}
            a|re|m: '^b$'                   ; {'a':'a\\nb'}                 ; {'a':'ab'}
            a|re: '^b$'                     ; {'a':'b'}                     ; {'a':'a\\nb'}
            a|cidr: 10.0.0.0/8              ; {'a':'10.255.1.2'}            ; {'a':'11.0.0.1'}
            a|cidr: 192.0.2.128/25          ; {'a':'192.0.2.200'}           ; {'a':'192.0.2.1'}
            a|cidr: 2001:db8::/33           ; {'a':'2001:db8:7fff::1'}      ; {'a':'2001:db8:8000::1'}
            a|cidr: 0.0.0.0/0               ; {'a':'1.2.3.4'}               ; {'a':'AWS Internal'}
            a|lt: 5                         ; {'a':4.9}                     ; {'a':5}
            a|lte: 5                        ; {'a':'5'}                     ; {'a':5.1}
            a|gt: 5                         ; {'a':6}                       ; {'a':'many'}
            a|gte: 5                        ; {'a':5}                       ; {'a':4}
            a|base64: 'foo'                 ; {'a':'Zm9v'}                  ; {'a':'foo'}
            a|wide|base64: 'A'              ; {'a':'QQA='}                  ; {'a':'QQ=='}
            a|utf16le|base64: 'A'           ; {'a':'QQA='}                  ; {'a':'AEE='}
            a|utf16be|base64: 'A'           ; {'a':'AEE='}                  ; {'a':'QQA='}
            a|utf16|base64: 'A'             ; {'a':'//5BAA=='}              ; {'a':'QQA='}
            a|windash|contains: ' -f'       ; {'a':'rm /f'}                 ; {'a':'rm f'}
            a|windash|contains: ' -f'       ; {'a':'rm \u2013f'}            ; {'a':'rm=f'}
            a|fieldref: b                   ; {'a':'X','b':'x'}             ; {'a':'x','b':'y'}
            a|fieldref: b                   ; {'a':'1','b':1}               ; {'c':1}
            a|fieldref|startswith: b        ; {'a':'xyz','b':'xy'}          ; {'a':'xyz','b':'yz'}
            a|fieldref|endswith: b          ; {'a':'xyz','b':'yz'}          ; {'a':'xyz','b':'xy'}
            a|fieldref|contains: b          ; {'a':'xyz','b':'y'}           ; {'a':'xyz','b':'q'}
            a|fieldref|neq: b               ; {'a':'x','b':'y'}             ; {'a':'x','b':'x'}
            a|hour: 3                       ; {'a':'2024-05-01T03:11:00Z'}  ; {'a':'2024-05-01T13:03:00Z'}
            a|hour|gte: 22                  ; {'a':'2024-05-01T23:00:00Z'}  ; {'a':'2024-05-01T21:59:59Z'}
            a|minute: 11                    ; {'a':'2024-05-01T03:11:00Z'}  ; {'a':'2024-05-01T11:00:00Z'}
            a|day|lt: 2                     ; {'a':'2024-05-01T03:11:00Z'}  ; {'a':'2024-05-02T03:11:00Z'}
            a|week: 18                      ; {'a':'2024-05-01T03:11:00Z'}  ; {'a':'2024-05-08T03:11:00Z'}
            a|month: 5                      ; {'a':'2024-05-01T03:11:00Z'}  ; {'a':'2024-06-01T03:11:00Z'}
            a|year: 2024                    ; {'a':'2024-05-01T03:11:00Z'}  ; {'a':'some day'}
            a|expand: 'no placeholder'      ; {'a':'no placeholder'}        ; {'a':'x'}
            a|expand: '%admins%'            ; {'a':'Alice'}                 ; {'a':'alicette'}
            a|expand: '%admins%'            ; {'a':'bobby'}                 ; {'a':'%admins%'}
            a|expand: '%country%/%admins%'  ; {'a':'NL/alice'}              ; {'a':'BE/alice'}
            a|expand|neq: '%admins%'        ; {'a':'carol'}                 ; {'a':'alice'}
            a|expand|startswith: '%admins%' ; {'a':'alice-laptop'}          ; {'a':'my-alice'}
            a|expand|contains|all: ['%admins%', '%country%'] ; {'a':'alice NL'} ; {'a':'alice bob'}
            a: [x, y]                       ; {'a':'y'}                     ; {'a':'z'}
            a: x                            ; {'a':['w','x']}               ; {'a':['w']}
            a.b: x                          ; {'a':[{'b':1},{'b':'x'}]}     ; {'a':[{'c':'x'}]}
            a.b: x                          ; {'a.b':'x'}                   ; {'a':'x'}
            a.b.c: x                        ; {'a':{'b.c':'x'}}             ; {'a':{'b':'x'}}
            A: x                            ; {'a':'x'}                     ; {'aa':'x'}
            a|contains: '"b":"x"'           ; {'a':{'b':'x'}}               ; {'a':{'b':'y'}}
            """)
    void eachModifierSelectsAndDoesNot(String search, String selected, String other) {
        assertTrue(selects(search, selected), search + " should select " + selected);
        assertFalse(selects(search, other), search + " should not select " + other);
    }

    @Test
    void base64FindsATextAtAnyOffsetInsideALongerOne() {
        for (String before : new String[] {"", "x", "xy", "xyz"}) {
            String whole =
                    Base64.getEncoder().encodeToString((before + "/bin/bash -i").getBytes(StandardCharsets.UTF_8));
            assertTrue(selects("a|base64offset|contains: '/bin/bash'", "{'a':'" + whole + "'}"), whole);
        }
        assertFalse(selects("a|base64offset|contains: '/bin/bash'", "{'a':'L2Jpbi9zaCAtaQ=='}"));
    }

    @Test
    void quotesInsideATextInsideAnObjectAreFound() {
        String rec = "{\"a\":{\"policy\":\"{\\\"Effect\\\":\\\"Allow\\\"}\"}}";
        assertTrue(selects("a|contains: '\"Effect\":\"Allow\"'", rec));
    }

    @Test
    void aRecordNestedThousandsOfLevelsDeepIsLookedAtAll() {
        String rec = "{\"a\":" + "{\"b\":".repeat(5_000) + "\"x\"" + "}".repeat(5_001);
        byte[] bytes = rec.getBytes(StandardCharsets.UTF_8);
        LoggedRecord logged = new LoggedRecord(bytes, LoggedFields.of(bytes));
        assertNotNull(logged.fields());
        FieldValues held = new FieldPath("a").in(logged.fields());
        assertTrue(held.present() && held.texts().isEmpty(), "there, and too deep to be compared");
        String lists = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        LoggedRecord listed = new LoggedRecord(bytes, LoggedFields.of(lists.getBytes(StandardCharsets.UTF_8)));
        assertNotNull(listed.fields());
        assertTrue(new FieldPath("a").in(listed.fields()).texts().isEmpty());
    }

    @Test
    void keywordsAreLookedForAnywhere() {
        assertTrue(selects("- delete\n- remove", "{'x':{'y':'please REMOVE it'}}"));
        assertFalse(selects("- delete\n- remove", "{'x':{'y':'please keep it'}}"));
        assertTrue(selects("'|all': [one, two]", "{'x':'two','y':'one'}"));
        assertFalse(selects("'|all': [one, two]", "{'x':'two'}"));
        assertTrue(selects("- 'a/b'", "{\"x\":\"a\\/b\"}"));
    }

    @Test
    void keywordsMindCaseOnlyIfAsked() {
        assertTrue(selects("'|cased': [Delete]", "{'x':'please Delete it'}"));
        assertFalse(selects("'|cased': [Delete]", "{'x':'please delete it'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|re|cidr: x",
                "a|gt|lt: 5",
                "a|contains|gte: 5",
                "a|cidr|startswith: 10.0.0.0/8",
                "a|exists|contains: true",
                "a|re|base64: x",
                "a|re|startswith: x",
                "a|i: x",
                "a|contains|s: x",
                "a|hour|minute: 5",
                "a|hour|contains: 5",
                "a|hour|re: 5",
                "'|re': 'x.*'",
                "'|cidr': 10.0.0.0/8",
                "'|gt': 5",
            })
    void modifiersOfWhichOneWouldBePassedOverAreRefused(String search) {
        BadRuleException refused = refused("sel:\n" + search.indent(4) + "condition: sel");
        assertTrue(refused.sentence().startsWith("It uses the modifier"), refused.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|re|contains: x", "a|hour|gte: 5", "a|fieldref|contains|cased: b", "a|re|i|m|s: x"})
    void modifiersThatGoTogetherAreNot(String search) {
        assertFalse(selects(search, "{'c':'q'}"));
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        assertTrue(refused("sel:\n  a|sounds: x\ncondition: sel").sentence().contains("“sounds”"));
        assertTrue(refused("sel:\n  a|expand: '%nobody%'\ncondition: sel").isUnsupported());
        assertTrue(refused("sel:\n  a|re: '(?=x)'\ncondition: sel").isUnsupported());
        assertFalse(refused("sel:\n  a|cidr: x/8\ncondition: sel").isUnsupported());
        assertFalse(refused("sel:\n  a|gt: many\ncondition: sel").isUnsupported());
        assertFalse(refused("sel:\n  a: []\ncondition: sel").isUnsupported());
        assertFalse(refused("sel:\n  a: {b: c}\ncondition: sel").isUnsupported());
        assertFalse(refused("sel:\n  a|exists: maybe\ncondition: sel").isUnsupported());
        assertTrue(refused("sel:\n  a|re: '((((x{1000}){1000}){1000}){1000})'\ncondition: sel")
                .isUnsupported());
    }

    @Test
    void aHostileExpressionTakesLinearTime() {
        String rec = "{'a':'" + "a".repeat(20_000) + "!'}";
        long start = System.nanoTime();
        assertFalse(selects("a|re: '^(a+)+$'", rec));
        assertTrue(System.nanoTime() - start < 5_000_000_000L);
    }

    @Test
    void aHostilePatternOfAsterisksTakesNoTime() {
        String rec = "{'a':'" + "a".repeat(20_000) + "!'}";
        long start = System.nanoTime();
        assertFalse(selects("a: '" + "*a".repeat(100) + "*b'", rec));
        assertTrue(System.nanoTime() - start < 5_000_000_000L);
        assertEquals("*a*", TextPattern.of("*a*").toString());
    }
}
