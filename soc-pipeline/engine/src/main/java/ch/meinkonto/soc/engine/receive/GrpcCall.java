package ch.meinkonto.soc.engine.receive;

import java.util.function.Supplier;

import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;

/** Answers one gRPC call with what the intake says. */
final class GrpcCall {
    private GrpcCall() {}

    static <T> void answer(StreamObserver<T> caller, Supplier<T> work) {
        T answer;
        try {
            answer = work.get();
        } catch (IntakeRefused e) {
            caller.onError(StatusProto.toStatusRuntimeException(Answers.status(e)));
            return;
        }
        caller.onNext(answer);
        caller.onCompleted();
    }
}
