package ch.meinkonto.securitytests.attack;

/** A step did not reach what it attacks; the message says which and why. */
final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepFailed(String message) {
        super(message);
    }
}
