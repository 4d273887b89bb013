package ch.meinkonto.soc.engine.receive;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;

import ch.meinkonto.soc.engine.TestSender;

/** gRPC as our senders speak it. */
final class TestCalls {
    private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization",
            Metadata.ASCII_STRING_MARSHALLER);

    private TestCalls() {}

    /** Every call shows the token of the tests. */
    static Channel withToken(Channel channel) {
        return with(channel, TestSender.TOKEN);
    }

    /** Every call shows this. */
    static Channel with(Channel channel, String authorization) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, authorization);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }
}
