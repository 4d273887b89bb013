package ch.meinkonto.soc.engine.receive;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.stereotype.Component;

/** Turns away gRPC callers we do not know before their message is read. */
@Component
@GlobalServerInterceptor
final class SenderInterceptor implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization",
            Metadata.ASCII_STRING_MARSHALLER);

    private final Senders senders;

    SenderInterceptor(Senders senders) {
        this.senders = senders;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers,
            ServerCallHandler<Q, A> next) {
        if (senders.admit(headers.get(AUTHORIZATION), certified(call))) {
            return next.startCall(call, headers);
        }
        call.close(IntakeRefused.Reason.UNAUTHENTICATED.grpc().withDescription("a token is needed"), new Metadata());
        return new ServerCall.Listener<>() {
        };
    }

    private static boolean certified(ServerCall<?, ?> call) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        try {
            return session != null && session.getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }
}
