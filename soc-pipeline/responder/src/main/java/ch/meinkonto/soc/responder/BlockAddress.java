package ch.meinkonto.soc.responder;

import ch.meinkonto.soc.contract.ResponseAction;
import ch.meinkonto.soc.contract.ResponseOrder;

/** Blocks an address or a network: {@link BlockedAddresses} finds the order within a second, on every instance. */
final class BlockAddress implements ResponseHandler {
    @Override
    public ResponseAction action() {
        return ResponseAction.BLOCK_ADDRESS;
    }

    @Override
    public String carryOut(ResponseOrder order) {
        AddressRange range = AddressRange.parse(order.target()).orElseThrow(TargetUnknown::new);
        return range.prefix() == range.bits() ? "1 address" : "1 network of /" + range.prefix();
    }
}
