package ch.meinkonto.soc.bench.send;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When what happened may be sent, for several relays together. */
public interface Pace {
    /** How one relay asks and tells. */
    interface Lane {
        /** How long to wait before sending what happened then; zero where it is due. */
        Duration pause(Instant time);

        /** All is acknowledged that happened before the next, which happened then. */
        void next(Instant time);

        /** Nothing more is to come. */
        void finished();
    }

    /** A lane for one more relay, which begins at that event time. */
    Lane lane(Instant begin);

    /**
     * By the clock, faster than it happened: event time {@code from} is due at {@code start}, and a second of ours is
     * {@code speed} seconds of event time. Whatever was held up is due at once.
     *
     * @param speed 1 for real time
     */
    static Clocked clocked(Clock clock, Instant start, Instant from, double speed) {
        return new Clocked(clock, start, from, speed);
    }

    /** As fast as it is acknowledged, but no relay gets ahead of another by more than this much event time. */
    static Pace lockstep(Duration ahead) {
        return new Lockstep(ahead);
    }

    /** See {@link Pace#clocked}. */
    final class Clocked implements Pace, Pace.Lane {
        private final Clock clock;
        private final Instant start;
        private final Instant from;
        private final double speed;
        private volatile boolean hurrying;

        private Clocked(Clock clock, Instant start, Instant from, double speed) {
            this.clock = clock;
            this.start = start;
            this.from = from;
            this.speed = speed;
        }

        /** From now on all is due. */
        public void hurry() {
            hurrying = true;
        }

        @Override
        public Lane lane(Instant begin) {
            return this;
        }

        @Override
        public Duration pause(Instant time) {
            if (hurrying) {
                return Duration.ZERO;
            }
            Instant due = start.plusNanos((long) (Duration.between(from, time).toNanos() / speed));
            Duration pause = Duration.between(clock.instant(), due);
            return pause.isNegative() ? Duration.ZERO : pause;
        }

        @Override
        public void next(Instant time) {
            // The clock alone says what is due.
        }

        @Override
        public void finished() {
            // The others go on by the clock.
        }
    }

    /** See {@link Pace#lockstep}. */
    final class Lockstep implements Pace {
        private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

        private final Duration ahead;
        private final List<Step> lanes = new ArrayList<>();

        private Lockstep(Duration ahead) {
            this.ahead = ahead;
        }

        @Override
        public synchronized Lane lane(Instant begin) {
            Step lane = new Step(begin);
            lanes.add(lane);
            return lane;
        }

        private synchronized Instant slowest() {
            return lanes.stream().map(lane -> lane.next).min(Instant::compareTo).orElse(Instant.MAX);
        }

        /** How far one relay has come. */
        private final class Step implements Lane {
            private volatile Instant next;

            private Step(Instant begin) {
                this.next = begin;
            }

            @Override
            public Duration pause(Instant time) {
                Instant slowest = slowest();
                return slowest.equals(Instant.MAX) || !time.isAfter(slowest.plus(ahead)) ? Duration.ZERO : LOOK_AGAIN;
            }

            @Override
            public void next(Instant time) {
                next = time;
            }

            @Override
            public void finished() {
                next = Instant.MAX;
            }
        }
    }
}
