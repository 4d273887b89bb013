package ch.meinkonto.securitytests.zap.engine;

import java.util.LinkedHashMap;
import java.util.Map;

import net.sf.json.JSONObject;
import org.zaproxy.zap.extension.api.ApiException;
import org.zaproxy.zap.extension.api.ApiImplementor;
import org.zaproxy.zap.extension.api.ApiResponse;
import org.zaproxy.zap.extension.api.ApiResponseElement;
import org.zaproxy.zap.extension.api.ApiResponseList;
import org.zaproxy.zap.extension.api.ApiResponseSet;
import org.zaproxy.zap.extension.api.ApiView;
import org.zaproxy.zap.extension.pscan.PluginPassiveScanner;

/** The part of ZAP's {@code pscan} API that clients of a scan call. */
final class PassiveScanApi extends ApiImplementor {
    private static final String RECORDS_TO_SCAN = "recordsToScan";
    private static final String SCANNERS = "scanners";

    private final PassiveRules rules;
    private final PassiveScanLoop loop;

    PassiveScanApi(PassiveRules rules, PassiveScanLoop loop) {
        this.rules = rules;
        this.loop = loop;
        addApiView(new ApiView(RECORDS_TO_SCAN));
        addApiView(new ApiView(SCANNERS));
    }

    @Override
    public String getPrefix() {
        return "pscan";
    }

    @Override
    public ApiResponse handleApiView(String name, JSONObject parameters) throws ApiException {
        if (name.equals(RECORDS_TO_SCAN)) {
            return new ApiResponseElement(name, Integer.toString(loop.getRecordsToScan()));
        }
        if (!name.equals(SCANNERS)) {
            throw new ApiException(ApiException.Type.BAD_VIEW, name);
        }
        ApiResponseList list = new ApiResponseList(name);
        for (PluginPassiveScanner rule : rules.getPluginScanRules()) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("id", Integer.toString(rule.getPluginId()));
            values.put("name", rule.getName());
            values.put("enabled", Boolean.toString(rule.isEnabled()));
            list.addItem(new ApiResponseSet<>("scanner", values));
        }
        return list;
    }
}
