package ch.meinkonto.securitytests.visitor;

import ch.meinkonto.securitytests.stack.RunningStack;
import ch.meinkonto.securitytests.stack.Service;

/** Somebody says they lost the password of an account, which may be somebody else's or nobody's. */
public final class AskForNewPassword {
    private AskForNewPassword() {}

    /**
     * Fills in and sends the form.
     *
     * @return the page that follows
     * @throws FlowStopped if there is no such form, or the answer is a fault
     */
    public static Page by(Visitor visitor, RunningStack stack, String email) {
        return OpenForm.send(visitor, visitor.open(stack.page(Service.AUTH, "/password/forgotten")), email);
    }
}
