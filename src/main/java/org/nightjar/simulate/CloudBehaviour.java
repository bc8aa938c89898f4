package org.nightjar.simulate;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.nightjar.simulate.Networks.Network;

/** What the cloud's own services log, and strangers who knock at the public bucket. */
final class CloudBehaviour implements Behaviour {
    private static final double EVENTS_A_DAY = 60;
    private static final double KNOCKS_A_DAY = 3;
    private static final List<Chore> CHORES = List.of(
            new Chore("cloudtrail.amazonaws.com", "s3:GetBucketAcl", 5),
            new Chore("config.amazonaws.com", "s3:GetBucketAcl", 2),
            new Chore("config.amazonaws.com", "config:PutEvaluations", 2),
            new Chore("autoscaling.amazonaws.com", "ec2:DescribeInstanceStatus", 3),
            new Chore("elasticloadbalancing.amazonaws.com", "ec2:DescribeNetworkInterfaces", 2),
            new Chore("AWS Internal", "kms:Decrypt", 4),
            new Chore("apigateway.amazonaws.com", "lambda:Invoke", 6),
            new Chore("events.amazonaws.com", "codepipeline:StartPipelineExecution", 0.4),
            new Chore("backup.amazonaws.com", "backup:StartBackupJob", 0.5));

    private final Catalogue catalogue;
    private final Organisation organisation;
    private final List<Network> strangers;
    private final Rates rates;
    private final double size;

    /** @param size services work more for more people: 1 for twenty */
    CloudBehaviour(Catalogue catalogue, Organisation organisation, List<Network> strangers, Rates rates, double size) {
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.strangers = strangers;
        this.rates = rates;
        this.size = size;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public void perform(LocalDate day, Acts acts) {
        Dice dice = Dice.of(rates.seed(), "cloud-day", day);
        long midnight = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        double total = CHORES.stream().mapToDouble(Chore::weight).sum();
        for (Chore chore : CHORES) {
            Session session = SessionBook.service(chore.host());
            int count = dice.poisson(EVENTS_A_DAY * size * rates.intensity() * chore.weight() / total);
            for (int at = 0; at < count; at++) {
                acts.add(
                        midnight + dice.below(86_400),
                        session,
                        catalogue.action(chore.action()),
                        organisation.homeRegion(),
                        dice);
            }
        }
        for (int knock = dice.poisson(KNOCKS_A_DAY * rates.intensity()); knock > 0; knock--) {
            knock(midnight + dice.below(86_400), acts, dice);
        }
    }

    private void knock(long second, Acts acts, Dice dice) {
        String agent = dice.pick(List.of("curl/7.88.1", "python-requests/2.31.0", "Go-http-client/1.1"));
        Session stranger = new Session(
                "anonymous",
                "",
                Identities.anonymous().toString(),
                dice.pick(strangers).address(dice),
                agent,
                false,
                0);
        Map<String, String> target = Map.of(
                "bucket",
                organisation.company() + "-web-assets",
                "object",
                dice.pick(List.of("index.html", ".env", "backup.zip")));
        acts.add(
                second,
                stranger,
                catalogue.action("s3:GetObject"),
                organisation.homeRegion(),
                "AccessDenied",
                dice,
                target,
                null);
    }

    /** A service's habit. */
    private record Chore(String host, String action, double weight) {}
}
