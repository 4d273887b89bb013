package ch.meinkonto.securitytests.zap.engine;

import java.util.List;

import net.htmlparser.jericho.Attribute;
import net.htmlparser.jericho.StartTag;
import org.parosproxy.paros.control.Control;
import org.parosproxy.paros.extension.Extension;
import org.parosproxy.paros.extension.ExtensionAdaptor;
import org.parosproxy.paros.extension.ExtensionHook;
import org.zaproxy.addon.spider.ExtensionSpider2;
import org.zaproxy.addon.spider.parser.ParseContext;
import org.zaproxy.addon.spider.parser.SpiderParser;

/** Lets ZAP's spider follow {@code hx-get}, which it does not know. */
public final class HtmxSpider extends ExtensionAdaptor {
    @Override
    public List<Class<? extends Extension>> getDependencies() {
        return List.of(ExtensionSpider2.class);
    }

    @Override
    public void hook(ExtensionHook hook) {
        Control.getSingleton().getExtensionLoader().getExtension(ExtensionSpider2.class).addCustomParser(new Parser());
    }

    @Override
    public String getName() {
        return "MeinKontoHtmxSpider";
    }

    @Override
    public String getDescription() {
        return "Follows hx-get.";
    }

    private static final class Parser extends SpiderParser {
        @Override
        public boolean parseResource(ParseContext context) {
            for (StartTag tag : context.getSource().getAllStartTags()) {
                Attribute target = tag.getAttributes() == null ? null : tag.getAttributes().get("hx-get");
                if (target != null && target.getValue() != null) {
                    processUrl(context, target.getValue());
                }
            }
            return false; // the standard parsers read the page as well
        }

        @Override
        public boolean canParseResource(ParseContext context, boolean wasAlreadyParsed) {
            return context.getHttpMessage().getResponseHeader().isHtml();
        }
    }
}
