package ch.meinkonto.portal.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

import ch.meinkonto.portal.form.Question;
import ch.meinkonto.portal.upload.UploadRefused;

/** The files that come with a form. Those that are fine are kept even when others are not. */
@Component
class SentFiles {
    private final FormTexts texts;

    SentFiles(FormTexts texts) {
        this.texts = texts;
    }

    /** Keeps one file. */
    interface Keeper {
        /** Keeps it, or throws {@link UploadRefused}. */
        void keep(String field, String name, byte[] content);
    }

    /** Keeps every file of a form; what is wrong with some of them is the answer. */
    List<FormViews.Problem> keep(HttpServletRequest request, Question question, Locale language, Keeper keeper)
            throws IOException {
        List<FormViews.Problem> problems = new ArrayList<>();
        MultipartHttpServletRequest parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (parts == null || !question.takesFiles()) {
            return problems;
        }
        for (Map.Entry<String, List<MultipartFile>> field : parts.getMultiFileMap().entrySet()) {
            for (MultipartFile file : field.getValue()) {
                String name = file.getOriginalFilename();
                if (name == null || name.isEmpty()) {
                    continue;
                }
                try {
                    keeper.keep(field.getKey(), name, file.getBytes());
                } catch (UploadRefused refusal) {
                    problems.add(new FormViews.Problem(field.getKey(),
                            name + ": " + texts.say(refusal.messageKey(), List.of(), language)));
                }
            }
        }
        return problems;
    }
}
