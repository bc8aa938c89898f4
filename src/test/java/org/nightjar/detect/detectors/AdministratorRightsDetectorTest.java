package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.OrdinaryLife.person;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightjar.detect.Signal;
import org.nightjar.detect.score.Scale;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Severity;
import org.nightjar.support.OrdinaryLife;
import org.nightjar.support.TestEvents;

class AdministratorRightsDetectorTest {

    private static final String ADMINISTRATOR = "policyArn=arn:aws:iam::aws:policy/AdministratorAccess";

    private static TestEvents gives(String by, String action, String detail, int day) {
        return anEvent()
                .by(by)
                .from(OrdinaryLife.OFFICE)
                .writes("iam.amazonaws.com", action)
                .on("backup-2")
                .detail(detail)
                .at(at(day, 15, 0));
    }

    private static DetectorRun alone(AuditEvent... events) {
        return new DetectorRun(new AdministratorRightsDetector(), List.of(events), OrdinaryLife.enrichment());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AttachUserPolicy | policyArn=arn:aws:iam::aws:policy/AdministratorAccess",
                "AttachRolePolicy | policyArn=arn:aws-cn:iam::aws:policy/AdministratorAccess",
                "AttachGroupPolicy | policyArn=arn:aws:iam::aws:policy/IAMFullAccess",
                "PutUserPolicy | policyName=readonly, grants=administrator",
                "PutRolePolicy | policyName=x, grants=administrator",
                "CreatePolicyVersion | policyArn=arn:aws:iam::111122223333:policy/x, grants=administrator",
                "AttachManagedPolicyToPermissionSet | managedPolicyArn=arn:aws:iam::aws:policy/AdministratorAccess",
                "AssociateAccessPolicy | policyArn=arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
            })
    void firesOnAPolicyThatAllowsEverything(String action, String detail) {
        Signal signal = alone(gives("mallory", action, detail, 0).build()).only("mallory");
        assertEquals(Severity.MEDIUM, Severity.ofScore(Scale.score(signal.evidence())));
        assertEquals("Administrator rights for backup-2", signal.title());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AttachUserPolicy | policyArn=arn:aws:iam::aws:policy/ReadOnlyAccess",
                "AttachUserPolicy | policyArn=arn:aws:iam::111122223333:policy/AdministratorAccess",
                "PutUserPolicy | policyName=grants",
                "DetachUserPolicy | policyArn=arn:aws:iam::aws:policy/AdministratorAccess",
            })
    void staysSilentOnOtherPolicies(String action, String detail) {
        assertEquals(
                List.of(), alone(gives("mallory", action, detail, 0).build()).all());
    }

    @Test
    void knowsAPolicyThatWasMadeOfSuchADocument() {
        AuditEvent made = gives("mallory", "CreatePolicy", "policyName=tools, grants=administrator", 0)
                .build();
        AuditEvent attached = gives(
                        "mallory", "AttachRolePolicy", "policyArn=arn:aws:iam::111122223333:policy/tools", 0)
                .build();
        assertEquals(1, alone(made, attached).only("mallory").rows().length);
        assertEquals(List.of(), alone(attached).all());
    }

    @Test
    void aRefusalWeighsLess() {
        double done = alone(
                        gives("mallory", "AttachUserPolicy", ADMINISTRATOR, 0).build())
                .only("mallory")
                .evidence();
        Signal tried = alone(gives("mallory", "AttachUserPolicy", ADMINISTRATOR, 0)
                        .denied()
                        .build())
                .only("mallory");
        assertTrue(tried.evidence() < done);
        assertTrue(tried.story().get().explain("").summary().startsWith("mallory tried to make backup-2"));
    }

    @Test
    void firesOnSomebodyKnownWhoNeverDidSo() {
        Signal signal = DetectorRun.inOrdinaryLife(
                        new AdministratorRightsDetector(),
                        List.of(gives(person(9), "AttachUserPolicy", ADMINISTRATOR, 22)
                                .build()))
                .only(person(9));
        assertEquals(Severity.MEDIUM, Severity.ofScore(Scale.score(signal.evidence())));
    }

    @Test
    void staysSilentForADeploymentThatDoesSoEveryOtherDay() {
        List<AuditEvent> often = new ArrayList<>();
        for (int day = 0; day < 26; day++) {
            if (day % 2 == 0) {
                often.add(
                        gives("deploy", "AttachRolePolicy", ADMINISTRATOR, day).build());
            }
            often.add(gives("deploy", "DescribeStacks", "", day).build());
        }
        DetectorRun.inOrdinaryLife(new AdministratorRightsDetector(), often).assertSilent();
    }

    @Test
    void isBelowMediumForWhoeverSometimesDoesSo() {
        List<AuditEvent> sometimes = new ArrayList<>();
        for (int day = 0; day < 26; day++) {
            if (day == 4 || day == 24) {
                sometimes.add(gives("head-of-it", "AttachUserPolicy", ADMINISTRATOR, day)
                        .build());
            }
            sometimes.add(gives("head-of-it", "ListUsers", "", day).build());
        }
        Signal second = DetectorRun.inOrdinaryLife(new AdministratorRightsDetector(), sometimes)
                .of("head-of-it")
                .get(1);
        assertTrue(Severity.ofScore(Scale.score(second.evidence())).compareTo(Severity.MEDIUM) < 0);
    }

    @Test
    void isNotApplicableWithoutPolicies() {
        DetectorRun.inOrdinaryLife(new AdministratorRightsDetector(), List.of()).assertNotApplicable();
    }
}
