package org.nightjar.detect.detectors;

import java.util.List;
import org.nightjar.detect.Detector;

/** All detectors of Nightjar in the order in which they run and are listed. */
public final class DetectorCatalogue {

    private DetectorCatalogue() {}

    public static List<Detector> all() {
        return List.of(
                new CredentialsElsewhereDetector(),
                new NewCredentialDetector(),
                new AdministratorRightsDetector(),
                new LogTamperingDetector(),
                new OutsideSharingDetector(),
                new NewOutsiderDetector(),
                new NewTakerDetector(),
                new BorrowedNameDetector(),
                new LoginWithoutMfaDetector(),
                new AwakenedCredentialDetector(),
                new TellingActDetector(),
                new NewValueDetector(),
                new NewResourceDetector(),
                new RareActionsDetector(),
                new RareCombinationDetector(),
                new RareOriginDetector(),
                new ErrorBurstDetector(),
                new VolumeBurstDetector(),
                new FallenSilentDetector(),
                new AttackPathDetector(),
                new DeniedThenAllowedDetector(),
                new UnusualOrderDetector(),
                new ImpossibleTravelDetector(),
                new FarPlaceDetector(),
                new ParallelUseDetector(),
                new OddHoursDetector());
    }
}
